"""Addresses of the decisions."""

from django.urls import path

from tospann.web.vedtak import views

urlpatterns = [
    path("<slug:slug>/vedtak/", views.sammenlign, name="vedtak"),
    path("<slug:slug>/vedtak/registrer/", views.registrer, name="registrer_vedtak"),
]
