"""What is shared: cost items in their layers, and the entries in the accounts (docs/metode/lagene.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tospann.core.felles.kilde import beregnet
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.periode import Periode
from tospann.core.felles.svar import Svar, Utfall
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.nokler import STAT


class Lag(StrEnum):
    """The layers, which are never mixed."""

    STAT = "Statlig budsjett"
    KOMMUNE = "Kommunalt budsjett, ført i vertskommunen"
    STONAD = "Stønader, hver kommune sine egne"
    MELLOM = "Oppgjør mellom partene"
    ENGANG = "Engangs-, prosjekt- og uttredelseskostnader"


@dataclass(frozen=True, slots=True)
class Kontering:
    """Where it stands in the accounts: account, KOSTRA function and article."""

    konto: str
    funksjon: str
    art: str


@dataclass(frozen=True, slots=True)
class Kostnadspost:
    """
    A kind of cost, its layer, and who bears it.

    *nokkel* shares it between the municipalities; *statsnokkel* first splits it
    between state and municipalities; *baerer* bears it alone (or alone bears
    the municipal part, when there is a *statsnokkel*).
    """

    id: str
    navn: str
    lag: Lag
    kontering: Kontering
    nokkel: str = ""
    statsnokkel: str = ""
    baerer: str = ""

    def __post_init__(self) -> None:
        """Keep the layers apart."""
        if bool(self.nokkel) == bool(self.baerer):
            raise UgyldigNokkel(f"{self.navn} må ha enten en nøkkel eller én som bærer den, ikke begge og ikke ingen.")
        match self.lag:
            case Lag.MELLOM:
                raise UgyldigNokkel(f"{self.navn}: oppgjøret mellom partene er et resultat, ikke en kostnadspost.")
            case Lag.STAT if self.baerer != STAT or self.statsnokkel:
                raise UgyldigNokkel(f"{self.navn} hører til statens budsjett og bæres av staten alene.")
            case Lag.STONAD if self.nokkel or self.statsnokkel or self.baerer == STAT:
                raise UgyldigNokkel(f"{self.navn} er en stønad. Stønader deles aldri; hver kommune bærer sine egne.")
            case _:
                pass


class Posteringsslag(StrEnum):
    """A cost, or the compensation for the value added tax in it, which is a line of its own."""

    KOSTNAD = "kostnad"
    MVA_KOMPENSASJON = "kompensasjon for merverdiavgift"


_INGEN_DATO = date(1, 1, 1)
EN_MENGDE = Tall("mengde.en", "Én", 1, Enhet.ANTALL, _INGEN_DATO, "posten i ett", beregnet(_INGEN_DATO))


@dataclass(frozen=True, slots=True)
class Postering:
    """
    An entry: what it cost, for which span, and in whose books it stands.

    *mengde* is how many units the amount is for (months, square metres, cases),
    so that a change can be told as price or volume; one, when it is not known.
    *retter* names the entry that this one takes back.
    """

    id: str
    post: str
    periode: Periode
    belop: Tall
    bokfort_hos: str
    slag: Posteringsslag = Posteringsslag.KOSTNAD
    mengde: Tall = EN_MENGDE
    retter: str = ""

    @property
    def ore(self) -> int:
        """Give the amount in øre."""
        return self.belop.som_kroner().ore


def tilbakefor(postering: Postering, id: str) -> Postering:  # noqa: A002 - the entry's own field name
    """
    Take an entry back by a new one with the opposite sign; the old one stays.

    Raises
    ------
    UgyldigNokkel
        When the entry itself takes another one back.

    """
    if postering.retter:
        raise UgyldigNokkel(f"{postering.id} er selv en tilbakeføring. Før den riktige posteringen på nytt i stedet.")
    navn = f"Tilbakeføring av {postering.belop.navn}"
    motsatt = regn_ut(
        f"{postering.belop.id}.tilbake",
        navn,
        Kroner(-postering.ore),
        Enhet.KRONER,
        formel="minus det som var ført",
        ledd=(postering.belop,),
        gjelder=postering.belop.gjelder,
    )
    return replace(postering, id=id, belop=motsatt, retter=postering.id)


_KODE = re.compile(r"[0-9]{3}")
# What law.md section 5 names for Nav offices; not the whole of KOSTRA.
_FUNKSJONER = {
    "120": "Administrasjon",
    "130": "Administrasjonslokaler",
    "242": "Råd, veiledning og sosialt forebyggende arbeid",
    "243": "Tilbud til personer med rusproblemer",
    "273": "Arbeidsrettede tiltak i kommunal regi",
    "275": "Introduksjonsordningen",
    "276": "Kvalifiseringsordningen",
    "281": "Ytelse til livsopphold",
    "283": "Bistand til etablering og opprettholdelse av egen bolig",
}


def vurder_kontering(kontering: Kontering) -> Svar:
    """Advise on the codes: Tospann knows some functions by name, not the whole of KOSTRA, and refuses none."""
    if not (_KODE.fullmatch(kontering.funksjon) and _KODE.fullmatch(kontering.art)):
        grunn = f"Funksjon «{kontering.funksjon}» og art «{kontering.art}» skal være tre siffer hver."
        return Svar(Utfall.IKKE_OPPFYLT, grunn, "Rett koden, eller spør den som fører regnskapet.")
    if navn := _FUNKSJONER.get(kontering.funksjon, ""):
        return Svar(Utfall.OPPFYLT, f"Funksjon {kontering.funksjon} er {navn.lower()}.")
    grunn = f"Funksjon {kontering.funksjon} er ikke blant dem Tospann kjenner for Nav-kontor."
    return Svar(Utfall.MAA_VURDERES, grunn, "Sjekk funksjonen mot årets veileder til kontoplanen i KOSTRA.")
