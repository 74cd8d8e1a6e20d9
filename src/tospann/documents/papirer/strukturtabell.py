"""The consequences of office structures as tables: the same on the page and in the paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tospann.core.felles.norsk import heltall, tall_tekst
from tospann.core.utredning.strukturkapittel import Strukturkapittel
from tospann.core.utredning.strukturkonsekvens import Strukturkonsekvens
from tospann.core.utredning.strukturrader import Konsekvensgruppe, Konsekvensrad, konsekvensgrupper
from tospann.core.utredning.strukturreise import Reisefordeling, Spenntall
from tospann.documents.modell import Celle, Kolonne, Tabell

ALLE_HAR_STED = "Alle har et åpent sted i egen kommune i alle strukturene som er valgt."


def konsekvenstabeller(konsekvenser: Sequence[Strukturkonsekvens]) -> tuple[Tabell, ...]:
    """Set structures side by side, one table for each group of rows; travel that nobody has is left out."""
    grupper = [konsekvensgrupper(k) for k in konsekvenser]
    navn = [k.navn for k in konsekvenser]
    return tuple(
        _sammenlignet(navn, side_om_side) for side_om_side in zip(*grupper, strict=True) if _sier_noe(side_om_side)
    )


def alle_har_sted(konsekvenser: Sequence[Strukturkonsekvens]) -> bool:
    """Tell whether no place is closed in any of them."""
    return not any(k.inndeling.stengte for k in konsekvenser)


def _sier_noe(grupper: tuple[Konsekvensgruppe, ...]) -> bool:
    """Tell whether somebody travels, or the group is about something else."""
    if not grupper[0].navn.startswith("Reisevei"):
        return True
    return any(rad.tall and rad.tall.verdi for g in grupper for rad in g.rader[1:])


def _sammenlignet(navn: Sequence[str], grupper: tuple[Konsekvensgruppe, ...]) -> Tabell:
    kolonner = (Kolonne("", bredde=5), *(Kolonne(n, hoyre=True, bredde=3) for n in navn))
    antall = max(len(g.rader) for g in grupper)
    rader = [
        rad for nr in range(antall) for rad in _radene([g.rader[nr] for g in grupper if nr < len(g.rader)], grupper)
    ]
    return Tabell(grupper[0].navn, kolonner, tuple(rader))


def _radene(like: list[Konsekvensrad], grupper: tuple[Konsekvensgruppe, ...]) -> Iterator[tuple[Celle, ...]]:
    mangler = [None] * (len(grupper) - len(like))
    yield (like[0].navn, *(_verdien(r) for r in like), *mangler)
    spenn = [r.verdi for r in like]
    if any(isinstance(s, Spenntall) and not s.er_sikkert for s in spenn):
        yield ("– kan være", *(_spennet(s) for s in spenn), *mangler)


def _verdien(rad: Konsekvensrad) -> Celle:
    return rad.verdi.tall if isinstance(rad.verdi, Spenntall) else rad.verdi


def _spennet(verdi: object) -> str | None:
    if not isinstance(verdi, Spenntall) or verdi.er_sikkert:
        return None
    lav, hoy = (tall_tekst(t, med_enhet=False) for t in (verdi.lav, verdi.hoy))
    return f"{lav} til {hoy}"


def fordelingstabell(reise: Reisefordeling) -> Tabell:
    """Count a group's inhabitants by how far they travel; everybody is counted once."""
    kolonner = Kolonne("Reise én vei", bredde=3), Kolonne("Innbyggere", hoyre=True, bredde=2, med_enhet=False)
    rader = tuple((t.navn.partition(",")[0], t) for t in reise.klasser)
    tittel = f"Fordeling: {reise.gruppe}, {reise.maal}"
    return Tabell(tittel, kolonner, (*rader, ("I alt", reise.folk)), sumrad=True)


def organisasjonstabell(k: Strukturkonsekvens) -> Tabell:
    """List the organisations: who is in them, positions, staff who change employer, and the yearly cost."""
    kolonner = (
        Kolonne("Organisasjon, verten først", bredde=6),
        Kolonne("Innbyggere", hoyre=True, bredde=2, med_enhet=False),
        Kolonne("Årsverk", hoyre=True, bredde=2, med_enhet=False),
        Kolonne("Ny arbeids\u00adgiver, årsverk", hoyre=True, bredde=2, med_enhet=False),
        Kolonne("Kommunal utgift, kr", hoyre=True, bredde=3, med_enhet=False),
    )
    rader = tuple(
        (f"{o.navn}{' (under grensen)' if o.under_terskel else ''}", o.innbyggere, o.aarsverk, o.overfores, u.utgift)
        for o, u in zip(k.miljo.organisasjoner, k.utgift.samlinger, strict=True)
    )
    return Tabell(f"Organisasjonene: {k.navn}", kolonner, rader)


def systemtabell(k: Strukturkonsekvens) -> Tabell:
    """Say what is known of case systems and language in each organisation with more than one municipality."""
    kolonner = Kolonne("Vert", bredde=2), Kolonne("Fagsystem", bredde=5), Kolonne("Samisk språk", bredde=4)
    rader = tuple(
        (o.vert, o.systemer_i_ord, o.spraak_i_ord or None) for o in k.miljo.organisasjoner if not o.samling.alene
    )
    return Tabell(f"Fagsystem og språk: {k.navn}", kolonner, rader)


def avtaletabell(k: Strukturkonsekvens) -> Tabell:
    """List what must be adopted and agreed: each kind once, and how many of it there are in all organisations."""
    kolonner = (
        Kolonne("Hva", bredde=6),
        Kolonne("Hvem", bredde=4),
        Kolonne("Hvor mange", hoyre=True, bredde=2),
        Kolonne("Hjemmel", bredde=4),
    )
    like: dict[tuple[str, str, str], int] = {}
    for steg in (s for a in k.avtaler for s in a.steg):
        nokkel = (steg.hva, steg.rolle, steg.hjemmel.kortform())
        like[nokkel] = like.get(nokkel, 0) + steg.antall
    rader = tuple((hva, hvem, heltall(antall), hjemmel) for (hva, hvem, hjemmel), antall in like.items())
    return Tabell(f"Vedtak og avtaler: {k.navn}", kolonner, rader)


def kapitteltabell(kapitler: Sequence[tuple[str, Strukturkapittel]]) -> Tabell:
    """Set one municipality's figures side by side, a column for each structure."""
    forste = kapitler[0][1]
    kolonner = (Kolonne("", bredde=5), *(Kolonne(navn, hoyre=True, bredde=3) for navn, _ in kapitler))
    alle = [k for _, k in kapitler]
    rader: tuple[tuple[Celle, ...], ...] = (
        ("Vert", *(k.organisasjon.vert for k in alle)),
        ("Reise til vertens kontor", *(k.til_vert.tall for k in alle)),
        ("– kan være", *(_spennet(k.til_vert) for k in alle)),
        ("Reise til nærmeste åpne sted", *(k.til_sted.tall for k in alle)),
        ("Kommunal utgift i dag", *(k.utgift_foer for k in alle)),
        ("Kommunal utgift etter", *(k.utgift for k in alle)),
        ("Endring per år", *(k.endring for k in alle)),
        ("Kommunale årsverk som overføres", *(k.overfores for k in alle)),
        ("Årsverk i organisasjonen", *(k.organisasjon.aarsverk for k in alle)),
    )
    return Tabell(f"For {forste.navn}", kolonner, tuple(r for r in rader if any(c is not None for c in r[1:])))


def kommunetabell(kapitler: Sequence[Strukturkapittel], navn: str) -> Tabell:
    """List every municipality: travel, cost today and after, staff."""
    kolonner = (
        Kolonne("Kommune", bredde=3),
        Kolonne("Vert", bredde=3),
        Kolonne("Reise, minutter", hoyre=True, bredde=2, med_enhet=False),
        Kolonne("Utgift i dag, kr", hoyre=True, bredde=3, med_enhet=False),
        Kolonne("Utgift etter, kr", hoyre=True, bredde=3, med_enhet=False),
        Kolonne("Endring, kr", hoyre=True, bredde=3, med_enhet=False),
        Kolonne("Årsverk over\u00adføres", hoyre=True, bredde=2, med_enhet=False),
    )
    rader = tuple(
        (k.navn, k.organisasjon.vert, k.til_vert.tall, k.utgift_foer, k.utgift, k.endring, k.overfores)
        for k in kapitler
    )
    return Tabell(f"Hver kommune: {navn}", kolonner, rader)
