"""One request, one transaction: on whose behalf, and whether it may write at all."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from tospann.store.laas import lesing, paa_vegne_av

_LESER = frozenset({"GET", "HEAD", "OPTIONS"})
_FEIL = 400

Neste = Callable[[HttpRequest], HttpResponseBase]


class EnTransaksjon:
    """
    Wrap each request in one transaction.

    A reading request cannot write: PostgreSQL itself refuses. An answer that is
    an error takes with it whatever the view had written. The party the user
    acts for is made known to row-level security for this transaction only.
    """

    def __init__(self, get_response: Neste) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer inside the transaction; no address holds NUL, which PostgreSQL cannot be asked about."""
        if "\0" in request.path_info:
            raise Http404
        with transaction.atomic():
            part_id = getattr(request.user, "part_id", None)
            paa_vegne_av(connection, part_id)
            if request.method in _LESER:
                lesing(connection)
            svar = self.get_response(request)
            if svar.status_code >= _FEIL:
                transaction.set_rollback(True)
        return _privat(svar)


def _privat(svar: HttpResponseBase) -> HttpResponseBase:
    """Keep pages out of shared caches and the back button after logout."""
    if isinstance(svar, HttpResponse) and "Cache-Control" not in svar.headers:
        svar.headers["Cache-Control"] = "no-store"
    return svar
