"""Addresses of the map to play with."""

from django.urls import URLPattern, URLResolver, path

from tospann.web.struktur import tegning, tegning_handlinger

_LISTE, _EN = "<slug:slug>/tegning/", "<slug:slug>/tegning/<str:nr>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(_LISTE, tegning.liste, name="struktur_tegninger"),
    path(f"{_LISTE}begynn/", tegning_handlinger.begynn, name="struktur_tegning_begynn"),
    path(_EN, tegning.vis, name="struktur_tegning"),
    path(f"{_EN}trekk/", tegning_handlinger.trekk, name="struktur_tegning_trekk"),
    path(f"{_EN}angre/", tegning_handlinger.angre, name="struktur_tegning_angre"),
    path(f"{_EN}navn/", tegning_handlinger.gi_navn, name="struktur_tegning_navn"),
    path(f"{_EN}kopier/", tegning_handlinger.kopier, name="struktur_tegning_kopier"),
    path(f"{_EN}vis-andre/", tegning_handlinger.vis_andre, name="struktur_tegning_vis_andre"),
    path(f"{_EN}slett/", tegning_handlinger.slett, name="struktur_tegning_slett"),
]
