"""Addresses of the case."""

from django.urls import path

from tospann.web.sak import forutsetninger, forutsetningsgruppe, papirer, utkast, views

urlpatterns = [
    path("", views.liste, name="saker"),
    path("<slug:slug>/", views.vis, name="sak"),
    path("<slug:slug>/alternativer/", views.alternativer, name="alternativer"),
    path("<slug:slug>/kommuner/<str:nummer>/", views.kommune, name="kommunekapittel"),
    path("<slug:slug>/kommuner/<str:nummer>/utkast/", utkast.skriv, name="utkast"),
    path("<slug:slug>/forutsetninger/", forutsetninger.liste, name="forutsetninger"),
    path("<slug:slug>/forutsetninger/<str:nokkel>/", forutsetninger.endre, name="endre_forutsetning"),
    path("<slug:slug>/forutsetninger/<str:stamme>/alle/", forutsetningsgruppe.endre, name="endre_forutsetninger"),
    path("<slug:slug>/papirer/", papirer.liste, name="papirer"),
    path("<slug:slug>/papirer/<str:navn>", papirer.papir, name="papir"),
    path("<slug:slug>/kilder/", views.kilder, name="kilder"),
    path("<slug:slug>/kilder/<str:tall_id>/", views.kilde, name="kilde"),
]
