"""Addresses of the agreement."""

from django.urls import path

from tospann.web.avtale import views

urlpatterns = [
    path("<slug:slug>/avtale/", views.vis, name="avtale"),
    path("<slug:slug>/avtale/avtale.json", views.som_fil, name="avtalefil"),
    path("<slug:slug>/avtale/send/", views.send, name="send_forslag"),
    path("<slug:slug>/avtale/<slug:klausul>/ta-ut/", views.ta_ut, name="ta_ut_klausul"),
    path("<slug:slug>/avtale/<slug:klausul>/sett-inn/", views.sett_inn, name="sett_inn_klausul"),
]
