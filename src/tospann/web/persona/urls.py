"""Addresses of who I am and what waits for me."""

from django.urls import path

from tospann.web.persona import views

urlpatterns = [path("", views.min_dag, name="min_dag"), path("velg/", views.velg, name="velg_persona")]
