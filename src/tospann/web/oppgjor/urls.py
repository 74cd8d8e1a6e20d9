"""Addresses of the key workshop."""

from django.urls import path

from tospann.web.oppgjor import views

urlpatterns = [
    path("<slug:slug>/nokkel/", views.verksted, name="nokkel"),
    path("<slug:slug>/nokkel/godkjenn/", views.si_ja, name="godkjenn_nokkel"),
    path("<slug:slug>/nokkel/velg/", views.velg, name="velg_nokkel"),
]
