"""Addresses of municipalities: the list, the page of each, side by side, the register as a file, and the search."""

from django.urls import path

from tospann.web.kommune import eksport, liste, sammenlign, sok, views

urlpatterns = [
    path("kommuner/", liste.vis, name="kommuner"),
    path("kommuner/sammenlign/", sammenlign.vis, name="sammenlign_kommuner"),
    path("kommuner/sammenlign/fil.<slug:endelse>", sammenlign.fil, name="sammenlign_fil"),
    path("kommuner/register.<slug:endelse>", eksport.register, name="kommuneregister"),
    path("kommuner/dataordbok/", eksport.dataordbok, name="dataordbok"),
    path("kommuner/<slug:nummer>/", views.vis, name="kommune"),
    path("sok/", sok.vis, name="sok"),
]
