"""Addresses of the structure studies: the list, a new one, the answer, the demands and what it rests on."""

from django.urls import URLPattern, URLResolver, include, path

from tospann.web.struktur import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.liste, name="struktur"),
    path("<slug:slug>/", views.studie, name="struktur_studie"),
    path("", include("tospann.web.struktur.tegning_urls")),
    path("", include("tospann.web.struktur.konsekvens_urls")),
]
