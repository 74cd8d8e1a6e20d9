"""The addresses: all pages belong to tospann.web."""

from django.urls import include, path

urlpatterns = [path("", include("tospann.web.urls"))]
