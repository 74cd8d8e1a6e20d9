"""Addresses of the decisions."""

from django.urls import path

from tospann.web.vedtak import historie, merke, registrer, views

urlpatterns = [
    path("<slug:slug>/vedtak/", views.sammenlign, name="vedtak"),
    path("<slug:slug>/vedtak/registrer/", registrer.registrer, name="registrer_vedtak"),
    path("<slug:slug>/vedtak/les-fil/", registrer.les_fil, name="les_vedtaksfil"),
    path("<slug:slug>/vedtak/historie/", historie.historie, name="vedtakshistorie"),
    path("<slug:slug>/vedtak/merk/", merke.merk, name="merk_forskjell"),
    path("<slug:slug>/vedtak/vis-for-alle/", merke.offentliggjor, name="offentliggjor_vedtak"),
]
