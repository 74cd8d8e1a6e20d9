"""Addresses of the map."""

from django.urls import path

from tospann.web.kart import views

urlpatterns = [path("kart/", views.vis, name="kart")]
