"""Addresses of the settlements: what waits, one year, and what can be done with it."""

from django.urls import path

from tospann.web.gjoropp import faktura, filer, handlinger, hvorfor, innlesing, svar, views
from tospann.web.gjoropp.avtale_urls import AVTALE
from tospann.web.gjoropp.undersok_urls import UNDERSOK

_AAR = "<slug:slug>/<int:aar>/"
urlpatterns = [
    *AVTALE,
    *UNDERSOK,
    path("", views.liste, name="gjoropp"),
    path(_AAR, views.aaret, name="gjoropp_aar"),
    path(f"{_AAR}hvorfor/", hvorfor.hvorfor, name="gjoropp_hvorfor"),
    path(f"{_AAR}akonto/", views.akonto, name="gjoropp_akonto"),
    path(f"{_AAR}grunnlag/", views.grunnlag, name="gjoropp_grunnlag"),
    path(f"{_AAR}linjer/<str:linje>/", views.linjen, name="gjoropp_linje"),
    path(f"{_AAR}filer/<str:navn>", filer.fil, name="gjoropp_fil"),
    path(f"{_AAR}faktura/", faktura.fakturaer, name="gjoropp_fakturaer"),
    path(f"{_AAR}faktura/opplysninger/", faktura.opplysninger, name="gjoropp_fakturaopplysninger"),
    path(f"{_AAR}faktura/<str:navn>", faktura.fakturafil, name="gjoropp_fakturafil"),
    path(f"{_AAR}les-inn/", innlesing.les_inn, name="gjoropp_les_inn"),
    path(f"{_AAR}les-inn/<int:nr>/", innlesing.koble, name="gjoropp_koble"),
    path(f"{_AAR}vedta/", handlinger.vedta, name="gjoropp_vedta"),
    path(f"{_AAR}betalt/", handlinger.betalt, name="gjoropp_betalt"),
    path(f"{_AAR}rett/", handlinger.rett, name="gjoropp_rett"),
    path(f"{_AAR}legg-fram/", handlinger.legg_fram, name="gjoropp_legg_fram"),
    path(f"{_AAR}trekk/", handlinger.trekk, name="gjoropp_trekk"),
    path(f"{_AAR}forklar/", handlinger.forklar, name="gjoropp_forklar"),
    path(f"{_AAR}godta/", svar.godta, name="gjoropp_godta"),
    path(f"{_AAR}bestrid/", svar.bestrid, name="gjoropp_bestrid"),
    path(f"{_AAR}notat/", svar.notat, name="gjoropp_notat"),
    path(f"{_AAR}boktall/", svar.boktall, name="gjoropp_boktall"),
    path(f"{_AAR}lukk/", svar.lukk, name="gjoropp_lukk"),
    path(f"{_AAR}gjenaapne/", svar.gjenaapne, name="gjoropp_gjenaapne"),
]
