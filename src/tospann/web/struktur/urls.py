"""Addresses of the structure studies: the list, a new one, the answer, the demands and what it rests on."""

from django.urls import URLPattern, URLResolver, include, path

from tospann.web.struktur import deling, fakta, filer, framtider, kravene, ny, svar, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.liste, name="struktur"),
    path("ny/", ny.ny, name="struktur_ny"),
    # Before the studies: "piloter" is no study's address.
    path("", include("tospann.web.struktur.konsekvens_urls")),
    path("<slug:slug>/", svar.studie, name="struktur_studie"),
    path("<slug:slug>/krav/", kravene.krav, name="struktur_krav"),
    path("<slug:slug>/krav/ny/<slug:slag>/", kravene.nytt, name="struktur_nytt_krav"),
    path("<slug:slug>/krav/<int:nr>/", kravene.endre, name="struktur_endre_krav"),
    path("<slug:slug>/krav/<int:nr>/ta-bort/", kravene.ta_bort, name="struktur_ta_bort_krav"),
    path("<slug:slug>/rammer/", kravene.rammer, name="struktur_rammer"),
    path("<slug:slug>/historie/", kravene.historie, name="struktur_historie"),
    path("<slug:slug>/historie/<int:nr>/", kravene.gjenopprett, name="struktur_gjenopprett"),
    path("<slug:slug>/framtider/", framtider.framtider, name="struktur_framtider"),
    path("<slug:slug>/reisetider/", fakta.reisetider, name="struktur_reisetider"),
    path("<slug:slug>/aarsverk/", fakta.aarsverk, name="struktur_aarsverk"),
    path("<slug:slug>/filer/<str:navn>", filer.fil, name="struktur_fil"),
    path("<slug:slug>/sertifikat.json", filer.sertifikat, name="struktur_sertifikat"),
    path("<slug:slug>/vis-for-partene/", deling.vis_for, name="struktur_del"),
    path("", include("tospann.web.struktur.tegning_urls")),
]
