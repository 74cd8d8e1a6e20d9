"""The whole catalogue of rules as a paper and as a table: text in two languages, place, validity, how sure, cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.norsk import dato_kort, dato_tekst, sorteringsnokkel
from tospann.core.felles.periode import Periode
from tospann.core.lov.katalog import Oppslag
from tospann.core.lov.lovendring import Lovendring
from tospann.documents.modell import Blokk, Dokument, Kolonne, Liste, Overskrift, Tabell, Uthevet
from tospann.documents.papirer.ordlegging import p
from tospann.documents.regneark import Ark, Arkkolonne

ALVORSORD: Mapping[Alvor, str] = {
    Alvor.KRAV: "krav (brudd når det ikke er oppfylt)",
    Alvor.VARSEL: "varsel",
    Alvor.RAAD: "råd",
}


@dataclass(frozen=True, slots=True)
class Katalogbilde:
    """What the catalogue is printed from; *saker* counts the cases of a rule."""

    oppslag: tuple[Oppslag, ...]
    engelsk: Mapping[str, str]
    saker: Mapping[str, int]
    endringer: tuple[Lovendring, ...]
    lest: date


def gyldig(periode: Periode) -> str:
    """Write when a rule applies."""
    fra = f"fra {dato_kort(periode.fra)}"
    return fra if periode.til is None else f"{fra} til {dato_kort(periode.til)}"


def regelkatalog(bilde: Katalogbilde) -> Dokument:
    """Print the catalogue, act by act."""
    return Dokument(
        "regelkatalog",
        "Regelkatalogen",
        bilde.lest,
        "Tospann",
        tuple(_kropp(bilde)),
        undertittel="Reglene Tospann prøver saker mot, med hjemmel og hvor sikkert vi vet det",
        felt=(("Lovene er lest", dato_tekst(bilde.lest)), ("Regler", str(len(bilde.oppslag)))),
        innholdsliste=True,
        liggende=True,
    )


def _kropp(bilde: Katalogbilde) -> Iterator[Blokk]:
    yield Overskrift(1, "Slik leses katalogen")
    yield p(
        "Teksten er vår egen, aldri lovens ord. Et krav er et brudd når det ikke er oppfylt, og stopper en avtale. ",
        "Et varsel er trolig feil, omstridt, eller bare anbefalt. Et råd er god skikk.",
    )
    yield Liste(tuple((Uthevet(b.name), f": {b.value}") for b in Bevis))
    yield p("Ingen jurist har gått gjennom katalogen ennå. Det som er merket M, er bare råd.")
    for lov, gruppe in groupby(sorted(bilde.oppslag, key=_orden), lambda o: o.lov):
        yield Overskrift(1, f"{lov[:1].upper()}{lov[1:]}")
        yield _tabell(lov, list(gruppe), bilde)
    yield Overskrift(1, "Endringer i lovene")
    yield _endringer(bilde.endringer)


def _orden(oppslag: Oppslag) -> tuple[str, str]:
    return sorteringsnokkel(oppslag.lov), sorteringsnokkel(oppslag.krav.id)


def _tabell(lov: str, oppslag: Iterable[Oppslag], bilde: Katalogbilde) -> Tabell:
    kolonner = (
        Kolonne("Regel", bredde=4),
        Kolonne("Krav", bredde=8),
        Kolonne("In English", bredde=8),
        Kolonne("Alvor og merke", bredde=3),
        Kolonne("Hjemmel og gyldighet", bredde=6),
    )
    rader = tuple(
        (
            o.krav.id,
            o.krav.ordlyd,
            bilde.engelsk[o.krav.id],
            f"{o.krav.alvor.value}, {o.krav.bevis.name}",
            f"{o.krav.hjemmel.kortform()}. Gjelder {gyldig(o.krav.gjelder)}.",
        )
        for o in oppslag
    )
    return Tabell(f"Regler etter {lov}", kolonner, rader)


def _endringer(endringer: Iterable[Lovendring]) -> Tabell:
    kolonner = Kolonne("Fra", bredde=2), Kolonne("Lov", bredde=4), Kolonne("Hva", bredde=9), Kolonne("Kilde", bredde=4)
    rader = tuple(
        ("ikke fastsatt" if e.dato is None else dato_kort(e.dato), f"{e.lov}, {e.paragrafer}", e.hva, e.kilde)
        for e in endringer
    )
    return Tabell("Endringer vi kjenner", kolonner, rader)


def regelark(bilde: Katalogbilde) -> Ark:
    """Give the catalogue as a table, one rule a row."""
    titler = ("id", "lov", "hjemmel", "alvor", "merke", "gjelder fra", "gjelder til", "krav", "english", "stilles om")
    kolonner = (*(Arkkolonne(t) for t in titler), Arkkolonne("brukes"), Arkkolonne("leser"), Arkkolonne("saker"))
    return Ark("Regler", kolonner, tuple(_rad(o, bilde) for o in bilde.oppslag))


def _rad(oppslag: Oppslag, bilde: Katalogbilde) -> tuple[str | int | date | None, ...]:
    krav = oppslag.krav
    return (
        krav.id,
        oppslag.lov,
        krav.hjemmel.kortform(),
        krav.alvor.value,
        krav.bevis.name,
        krav.gjelder.fra,
        krav.gjelder.til,
        krav.ordlyd,
        bilde.engelsk[krav.id],
        "; ".join(e.navn for e in oppslag.emner),
        "; ".join(dict.fromkeys(e.brukt for e in oppslag.emner)),
        ", ".join(dict.fromkeys(felt for e in oppslag.emner for felt in e.inndata[krav.id])),
        bilde.saker[krav.id],
    )
