"""Addresses of the map."""

from django.urls import path

from tospann.web.kart import views

urlpatterns = [
    path("kart/", views.vis, name="kart"),
    path("kart/tabell.csv", views.tabell, name="kart_csv"),
    path("kart/kart.svg", views.tegning, name="kart_svg"),
]
