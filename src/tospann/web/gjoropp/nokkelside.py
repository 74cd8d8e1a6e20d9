"""What the pages of the keys show: the newest year all have seen, the keys in it, and the proposals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest

from tospann.actions.budsjettutkast import med_folketall
from tospann.actions.nokkelbilde import Forslagsbilde, Forslagssteg, last_forslag, siste_oppgjor
from tospann.actions.oppgjorsbilde import partsnokkel
from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.rolle import Handling
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.nokkelskifte import hele_aaret, samme_avtale
from tospann.core.oppgjor.nokkelversjon import Nokkelversjon
from tospann.store import models
from tospann.store.nokkelforslag import Nokkelsvar
from tospann.web.gjoropp.budsjettside import er_vert, finn_sak
from tospann.web.gjoropp.nokkelord import Nokkelord, navnene, nokkelord
from tospann.web.gjoropp.oppslag import Oppgjorsside
from tospann.web.gjoropp.virkning import Overskrifter, Virkning, virkningen
from tospann.web.leser import leser


@dataclass(frozen=True, slots=True)
class Nokkelside:
    """The keys of a case for one reader."""

    sak: models.Sak
    bruker: models.Bruker
    aaret: Oppgjorsside
    forslagene: tuple[Forslagsbilde, ...]

    @property
    def rad(self) -> models.Aarsoppgjor:
        """Give the newest year, which the pages belong to."""
        return self.aaret.rad

    @property
    def part(self) -> str:
        """Give what the core calls the reader's party, if it takes part."""
        return self.aaret.part

    @property
    def min(self) -> str:
        """Give the name of the reader's party."""
        return self.aaret.min

    @property
    def g(self) -> Aarsgrunnlag:
        """Give the basis of the newest year that all have seen."""
        return self.aaret.bilde.gjeldende.grunnlag

    @property
    def kan_foreslaa(self) -> bool:
        """Tell whether the reader may propose a key."""
        return bool(self.part) and self.bruker.kan(Handling.FORESLAA_NOKKEL)

    @property
    def er_vert(self) -> bool:
        """Tell whether the reader may take an approved key into the draft."""
        return er_vert(self.bruker, self.sak)

    def kan_svare(self, forslag: Forslagsbilde) -> bool:
        """Tell whether it waits for the reader."""
        egen = partsnokkel(self.bruker.part)
        return forslag.er_aapent and egen in forslag.angaar and self.bruker.kan(Handling.GODKJENNE_NOKKEL)

    def kan_trekke(self, forslag: Forslagsbilde) -> bool:
        """Tell whether the reader may take it back."""
        egen = forslag.rad.part_id == self.bruker.part_id
        return egen and forslag.er_aapent and self.bruker.kan(Handling.TREKKE_NOKKEL)

    def virkning(self, versjon: Nokkelversjon) -> Virkning:
        """Give what a version would have meant if it had been in force all the newest year."""
        g = self.g
        if not any(versjon.id in {p.nokkel, p.statsnokkel} for p in g.poster):
            return Virkning(grunn="Ingen post bruker nøkkelen ennå, så den endrer ingenting før en post får den.")
        ord_ = Overskrifter(f"Hadde den gjeldt hele {g.year}", "Slik det er", "Med forslaget")
        return virkningen(g, med_folketall(hele_aaret(g, versjon)), ord_, self.min)

    def gjelder_foer(self, versjon: Nokkelversjon) -> Nokkelversjon | None:
        """Give the version that it would take over from."""
        eldre = [v for v in self.g.nokler if v.id == versjon.id and v.periode.fra < versjon.periode.fra]
        return max(eldre, key=lambda v: v.periode.fra) if eldre else None

    def ord(self, versjon: Nokkelversjon, foer: Nokkelversjon | None = None) -> tuple[Nokkelord, ...]:
        """Say what a version says."""
        return nokkelord(versjon, navnene(self.g), foer)

    def godkjenninger(self, versjon: Nokkelversjon) -> tuple[str, ...]:
        """Say who has approved a version, and when; or that nobody has in the product."""
        funnet = next((f for f in self.forslagene if _er(f, versjon)), None)
        if funnet is None:
            return ("Fulgte med budsjettet. Ingen godkjenninger er registrert i Tospann.",)
        svar = ((self.g.navn(p), funnet.siste(p)) for p in funnet.angaar)
        return tuple(f"{navn}, {s.rolle}, {dato_tekst(s.dato)}" for navn, s in svar if s)


def _er(f: Forslagsbilde, versjon: Nokkelversjon) -> bool:
    return f.steg is Forslagssteg.GODKJENT and samme_avtale(f.versjon, versjon)


def finn_nokkelside(request: HttpRequest, slug: str) -> Nokkelside:
    """
    Find the keys of a case, as the reader may see them.

    Raises
    ------
    Http404
        When the case is not there for the reader, or has no year yet.

    """
    sak, bruker = finn_sak(request, slug), leser(request)
    bilde = siste_oppgjor(sak, bruker)
    if bilde is None:
        raise Http404
    return Nokkelside(sak, bruker, Oppgjorsside(bilde, bruker), last_forslag(sak))


def svarene(side: Nokkelside, forslag: Forslagsbilde) -> Iterator[tuple[str, str, str, str]]:
    """Yield each party's name, the stylesheet's word for its answer, the answer, and the reason with its date."""
    ord_ = {Nokkelsvar.GODKJENT: ("oppfylt", "Godkjent"), Nokkelsvar.AVVIST: ("ikke-oppfylt", "Sagt nei")}
    for part in forslag.angaar:
        siste, svar = forslag.siste(part), forslag.svaret(part)
        kode, tekst = ord_.get(svar, ("mangler", "Har ikke svart")) if svar else ("mangler", "Har ikke svart")
        naar = f"{siste.rolle}, {dato_tekst(siste.dato)}. {siste.grunn}".strip() if siste else ""
        yield side.g.navn(part), kode, tekst, naar


def i_kraft(g: Aarsgrunnlag, versjon: Nokkelversjon) -> str:
    """Say when a version holds."""
    fra, til = versjon.periode.fra, versjon.periode.til
    if til:
        return f"Gjelder fra {dato_tekst(fra)} til {dato_tekst(til)} (ikke med den dagen)."
    return f"Gjelder fra {dato_tekst(fra)}{' og inntil videre' if fra < g.aar.til else ''}."
