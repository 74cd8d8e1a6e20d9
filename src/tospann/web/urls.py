"""All addresses; each folder keeps its own."""

from django.urls import URLPattern, URLResolver, include, path

from tospann.web.vedtak.offentlig import vedtatt

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("tospann.web.persona.urls")),
    path("", include("tospann.web.kart.urls")),
    path("", include("tospann.web.kommune.urls")),
    path("kontor/", include("tospann.web.kontor.urls")),
    path("reise/", include("tospann.web.reise.urls")),
    path("struktur/", include("tospann.web.struktur.urls")),
    path("tabeller/", include("tospann.web.tabell.urls")),
    path("journal/", include("tospann.web.journal.urls")),
    path("oppgjor/", include("tospann.web.gjoropp.urls")),
    path("regler/", include("tospann.web.regler.urls")),
    path("saker/", include("tospann.web.oppgjor.urls")),
    path("saker/", include("tospann.web.avtale.urls")),
    path("saker/", include("tospann.web.vedtak.urls")),
    path("vedtatt/<slug:slug>/", vedtatt, name="vedtatt"),
    path("saker/", include("tospann.web.medvirkning.urls")),
    path("saker/", include("tospann.web.sak.urls")),
]
