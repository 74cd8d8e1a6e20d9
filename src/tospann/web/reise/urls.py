"""Addresses of travel times."""

from django.urls import path

from tospann.web.reise import eget, views

urlpatterns = [
    path("", views.vis, name="reise"),
    path("fra/<slug:nummer>/", views.fra, name="reise_fra"),
    path("fra/<slug:nummer>.csv", views.fra_csv, name="reise_fra_csv"),
    path("velg/", eget.velg, name="velg_reisetid"),
    path("trekk/<int:nr>/", eget.trekk, name="trekk_reisetid"),
]
