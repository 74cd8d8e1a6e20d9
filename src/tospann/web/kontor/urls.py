"""Addresses of offices, cover and cooperations."""

from django.urls import path

from tospann.web.kontor import dekning, samarbeid, views

urlpatterns = [
    path("", views.liste, name="kontor_liste"),
    path("dekning/", dekning.vis, name="kontor_dekning"),
    path("samarbeid/", samarbeid.liste, name="samarbeid_liste"),
    path("samarbeid/<slug:slug>/", samarbeid.vis, name="samarbeid"),
    path("eksport/<str:fil>", views.eksport, name="kontor_eksport"),
    path("<slug:nummer>/", views.vis, name="kontor"),
]
