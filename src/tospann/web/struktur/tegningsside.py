"""All the page of a drawing shows: the map, the figures, the chosen municipality, and the same in a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tospann.actions.tegningsbilde import Tegningsbilde
from tospann.core.felles.norsk import desimaltall, sorteringsnokkel, tall_tekst
from tospann.core.felles.tall import Tall
from tospann.core.struktur.flyttevalg import Flyttevalg, blir_delt, flyttevalg, mulige_flyttinger
from tospann.core.struktur.inndeling import Inndeling, Samling
from tospann.core.struktur.studie import Studiegrunnlag, Studiekommune
from tospann.core.struktur.tegningstall import Samlingstall
from tospann.store import models
from tospann.web.struktur.kartet import Kartvisning, fargeprover, rekkefolge, sted_i_ord, tegn_inndeling


@dataclass(frozen=True, slots=True)
class Kommunerad:
    """A municipality in the table: where it is, how far to the host, and the groups it can be moved to as options."""

    kommune: Studiekommune
    er_vert: bool
    stengt: bool
    reise: Tall
    valg: SafeString


@dataclass(frozen=True, slots=True)
class Grupperad:
    """An organisation in the table: its sample from the map, its figures and its municipalities."""

    navn: str
    prove: SafeString
    tall: Samlingstall
    kommuner: tuple[Kommunerad, ...]


@dataclass(frozen=True, slots=True)
class Flyttelinje:
    """A group to move to, in the panel: the host's name, its sample, and the rest as the core has it."""

    navn: str
    prove: SafeString
    valg: Flyttevalg
    minutter: str
    hindringer: str


@dataclass(frozen=True, slots=True)
class Valgt:
    """The chosen municipality, and what can be done with it."""

    kommune: Studiekommune
    samling: Samling
    vert: str
    reise: Tall
    tall: Samlingstall
    stengt: bool
    mulige: tuple[Flyttelinje, ...]
    andre: tuple[Flyttelinje, ...]
    advarsel: str
    setning: str

    @property
    def er_vert(self) -> bool:
        """Tell whether it hosts others, or stands alone."""
        return self.samling.vert == self.kommune.nummer


@dataclass(frozen=True, slots=True)
class Tegneside:
    """A drawing as its page shows it; *valgt* is empty or holds one."""

    tegning: models.Strukturtegning
    nokkel: str
    bilde: Tegningsbilde
    steg: tuple[models.Tegningssteg, ...]
    valgt: tuple[Valgt, ...]
    prover: Mapping[str, SafeString]

    @property
    def naa(self) -> models.Tegningssteg:
        """Give the step that stands."""
        return next(s for s in self.steg if s.nr == self.tegning.gjeldende)

    @property
    def kan_angre(self) -> bool:
        """Tell whether there is a step before."""
        return any(s.nr < self.tegning.gjeldende for s in self.steg)

    @property
    def kan_gjore_om(self) -> bool:
        """Tell whether something was undone."""
        return any(s.nr > self.tegning.gjeldende for s in self.steg)

    @property
    def inndeling(self) -> Inndeling:
        """Give the structure."""
        return self.bilde.inndeling

    def kartet(self) -> SafeString:
        """Draw the map; groups the chosen one cannot go to stay in the background."""
        valgt = self.valgt[0] if self.valgt else None
        borte = {n for linje in valgt.andre for n in linje.valg.medlemmer} if valgt else set()
        visning = Kartvisning(
            _("%(navn)s: %(antall)s organisasjoner") % {"navn": self.tegning.navn, "antall": self.inndeling.antall},
            partial(velg_adresse, self.tegning.studie.slug, self.nokkel),
            valgt.kommune.nummer if valgt else "",
            frozenset(borte),
            htmx=True,
        )
        return tegn_inndeling(self.bilde.regnet.studie.grunnlag, self.inndeling, visning)

    def grupper(self) -> Iterator[Grupperad]:
        """Give the table, in the map's order."""
        regnet = self.bilde.regnet
        g, tall = regnet.studie.grunnlag, {s.samling.vert: s for s in self.bilde.tall.samlinger}
        mulige, valgene = (
            mulige_flyttinger(regnet.problem, regnet.numre, self.inndeling),
            Gruppevalg.av(g, self.inndeling),
        )
        per_gruppe: dict[str, list[Kommunerad]] = {}
        for nummer in rekkefolge(g, self.inndeling):
            vert, stengt = valgene.verter[nummer], nummer in self.inndeling.stengte
            rad = Kommunerad(
                g.kommune(nummer),
                nummer == vert,
                stengt,
                g.reisetid(nummer, vert),
                valgene.for_(nummer, mulige[nummer]),
            )
            per_gruppe.setdefault(vert, []).append(rad)
        for vert, rader in per_gruppe.items():
            yield Grupperad(g.kommune(vert).navn, self.prover.get(vert, mark_safe("")), tall[vert], tuple(rader))

    def lengst_reise(self) -> str:
        """Say whose the longest journey is."""
        navn = {k.nummer: k.navn for k in self.bilde.regnet.studie.grunnlag.kommuner}
        fra, til = self.bilde.tall.lengst_fra, self.bilde.tall.lengst_til
        return "" if fra == til else _("%(fra)s til %(til)s") % {"fra": navn[fra], "til": navn[til]}

    def setning(self) -> str:
        """Say in one sentence what was done last and what it gives: what a screen reader tells."""
        tall, brudd = self.bilde.tall, len(self.bilde.brudd)
        krav = ngettext("%(n)s krav eller grense brytes", "%(n)s krav eller grenser brytes", brudd) % {"n": brudd}
        ord_ = {
            "hva": _("Angret, tilbake til: %s") % self.naa.hva if self.kan_gjore_om else self.naa.hva,
            "antall": tall.organisasjoner.verdi,
            "lengst": tall_tekst(tall.lengst),
            "krav": krav if brudd else _("alle krav og grenser holder"),
        }
        return _("%(hva)s. Nå er det %(antall)s organisasjoner, lengste reise er %(lengst)s, og %(krav)s.") % ord_


def velg_adresse(slug: str, nokkel: str, nummer: str) -> str:
    """Give the address that chooses a municipality."""
    return f"{reverse('struktur_tegning', args=[slug, nokkel])}?{urlencode({'valgt': nummer})}#valgt"


@dataclass(frozen=True, slots=True)
class Gruppevalg:
    """The groups as options of a select, each written once: every row has them all, the possible first."""

    grunnlag: Studiegrunnlag
    verter: Mapping[str, str]
    navn: Mapping[str, str]
    valg: Mapping[str, str]

    @classmethod
    def av(cls, grunnlag: Studiegrunnlag, inndeling: Inndeling) -> Gruppevalg:
        """Write them, by the hosts' names."""
        navn = {s.vert: grunnlag.kommune(s.vert).navn for s in inndeling.samlinger}
        i_rekkefolge = sorted(navn, key=lambda v: sorteringsnokkel(navn[v]))
        valg = {v: format_html('<option value="{}">{}</option>', v, navn[v]) for v in i_rekkefolge}
        return cls(grunnlag, {n: s.vert for s in inndeling.samlinger for n in s.medlemmer}, navn, valg)

    def for_(self, nummer: str, mulige: tuple[str, ...]) -> SafeString:
        """Give the options of a municipality's row; its own group is not among them."""
        g, borte = self.grunnlag, {*mulige, self.verter[nummer]}
        naer = ((v, self.navn[v], desimaltall(g.reiser.mellom(nummer, v), 0)) for v in mulige)
        innenfor = format_html_join("", '<option value="{}">{}, {} min</option>', naer)
        utenfor = mark_safe("".join(valg for v, valg in self.valg.items() if v not in borte))  # noqa: S308 - escaped in av
        grupper = [(_("Innenfor grensene"), innenfor), (_("Utenfor grensene"), utenfor)]
        return format_html_join("", '<optgroup label="{}">{}</optgroup>', (par for par in grupper if par[1]))


def lag_valgt(bilde: Tegningsbilde, nummer: str, prover: Mapping[str, SafeString]) -> Valgt:
    """Gather what the panel says of a municipality."""
    regnet, inndeling = bilde.regnet, bilde.inndeling
    g, samling = regnet.studie.grunnlag, inndeling.samling(nummer)
    linjer = [
        Flyttelinje(
            g.kommune(v.vert).navn,
            prover.get(v.vert, mark_safe("")),
            v,
            desimaltall(v.minutter, 0),
            "; ".join(v.hindringer),
        )
        for v in flyttevalg(regnet.problem, regnet.numre, inndeling, nummer)
    ]
    return Valgt(
        g.kommune(nummer),
        samling,
        g.kommune(samling.vert).navn,
        g.reisetid(nummer, samling.vert),
        bilde.tall.samling(nummer),
        nummer in inndeling.stengte,
        tuple(linje for linje in linjer if linje.valg.mulig),
        tuple(linje for linje in linjer if not linje.valg.mulig),
        blir_delt(regnet.problem, regnet.numre, inndeling, nummer),
        _("Du har valgt %s.") % sted_i_ord(g, inndeling, nummer),
    )


def lag_tegneside(
    tegning: models.Strukturtegning,
    nokkel: str,
    bilde: Tegningsbilde,
    steg: tuple[models.Tegningssteg, ...],
    valgt: str,
) -> Tegneside:
    """Gather the page; *valgt* is a number in the study, or empty."""
    prover = fargeprover(bilde.regnet.studie.grunnlag, bilde.inndeling)
    return Tegneside(tegning, nokkel, bilde, steg, (lag_valgt(bilde, valgt, prover),) if valgt else (), prover)
