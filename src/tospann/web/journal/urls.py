"""Addresses of the journal."""

from django.urls import path

from tospann.web.journal import views

urlpatterns = [path("", views.vis, name="journal"), path("eksport.jsonl", views.eksport, name="journal_eksport")]
