"""Addresses of the printed tables; a party's own are numbered within the party."""

from django.urls import path

from tospann.web.tabell import ny, views

urlpatterns = [
    path("", views.liste, name="tabeller"),
    path("ny/", ny.ny, name="ny_tabell"),
    path("lagre/", ny.lagre, name="lagre_tabell"),
    path("egne/<int:nr>/", views.vis_egen, name="egen_tabell"),
    path("egne/<int:nr>/rett/", views.rett, name="rett_tabell"),
    path("egne/<int:nr>/<str:fil>", views.fil_egen, name="egen_tabell_fil"),
    path("<slug:slug>/", views.vis_levert, name="levert_tabell"),
    path("<slug:slug>/<str:fil>", views.fil_levert, name="levert_tabell_fil"),
]
