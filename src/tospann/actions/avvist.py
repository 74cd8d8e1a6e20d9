"""The expected refusals: told to the user in Norwegian, with nothing saved."""

from __future__ import annotations


class Avvist(Exception):
    """What was asked cannot be done; the message says why and what to do instead."""


class HarIkkeRolle(Avvist):
    """The role does not carry this right."""


class NoenAndreKomForst(Avvist):
    """Somebody changed the same thing in the meantime; nothing was overwritten."""
