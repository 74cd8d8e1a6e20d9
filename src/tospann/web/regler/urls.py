"""Addresses of the rules."""

from django.urls import path

from tospann.web.regler import beregn, emner, views

urlpatterns = [
    path("", views.liste, name="regler"),
    path("prov/", emner.liste, name="regler_emner"),
    path("prov/<slug:emne_id>/", emner.vis, name="regler_emne"),
    path("beregn/", beregn.vis, name="regler_beregn"),
    path("hvem-kan-hva/", views.matrise, name="regler_matrise"),
    path("endringer/", views.endringer, name="regler_endringer"),
    path("fil/<str:fil>", views.fil, name="regler_fil"),
    path("<slug:regel_id>/", views.vis, name="regler_regel"),
]
