"""Addresses of participation."""

from django.urls import path

from tospann.web.medvirkning import views

urlpatterns = [
    path("<slug:slug>/medvirkning/", views.vis, name="medvirkning"),
    path("<slug:slug>/medvirkning/registrer/", views.registrer, name="registrer_medvirkning"),
    path("<slug:slug>/medvirkning/be-om-drofting/", views.be_om, name="be_om_drofting"),
]
