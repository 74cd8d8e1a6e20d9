"""Addresses of the consequences, of the papers, and of the three pilots."""

from django.urls import URLPattern, URLResolver, path

from tospann.web.struktur import konsekvenser, piloter

urlpatterns: list[URLPattern | URLResolver] = [
    path("piloter/", piloter.piloter, name="struktur_piloter"),
    path("<slug:slug>/konsekvenser/", konsekvenser.konsekvenser, name="struktur_konsekvenser"),
    path("<slug:slug>/konsekvenser/<str:navn>", konsekvenser.konsekvensfil, name="struktur_konsekvensfil"),
]
