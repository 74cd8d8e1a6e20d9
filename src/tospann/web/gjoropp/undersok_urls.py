"""Addresses of the year's workshop: what-if, keys side by side, fairness, leaving, the guarantee, worked examples."""

from django.urls import path

from tospann.web.gjoropp import forsok

_AAR = "<slug:slug>/<int:aar>/"
UNDERSOK = [
    path(f"{_AAR}forsok/", forsok.forsok, name="gjoropp_forsok"),
]
