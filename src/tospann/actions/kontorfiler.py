"""What can be taken along: tables of offices, cover, names and cooperations, and the dictionary of their columns."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from tospann.core.kontor.ledelse import Ledelsesmodell
from tospann.core.kontor.samarbeid import status_paa
from tospann.documents.regneark import vern
from tospann.store.kontor import dekningsbok, enheter, ledelse
from tospann.store.kontorrapport import rapporten
from tospann.store.samarbeid import alle_samarbeid

_BOM = "\ufeff"
Rad = dict[str, str]


@dataclass(frozen=True, slots=True)
class Fil:
    """A file: what it holds, how its rows are made, and whether the date matters to it."""

    navn: str
    tekst: str
    rader: Callable[[date, str], Iterator[Rad]]
    datert: bool = True

    @property
    def innholdstype(self) -> str:
        """Give the type a browser needs."""
        return f"{'application/json' if self.navn.endswith('.json') else 'text/csv'}; charset=utf-8"

    def filnavn(self, dato: date) -> str:
        """Give the name it is saved under."""
        stamme, _, slag = self.navn.rpartition(".")
        return f"{stamme}-{dato.isoformat()}.{slag}" if self.datert else self.navn


def innhold(fil: str, dato: date, fylke: str) -> str:
    """Write the file."""
    rader = list(FILER[fil].rader(dato, fylke))
    if fil.endswith(".json"):
        ordbok = {kolonne: forklaring for navn, kolonne, forklaring in ORDBOK if f"{navn}.json" == fil}
        pakke = {"dato": dato.isoformat(), "fylke": fylke, "kolonner": ordbok, "rader": rader}
        return json.dumps(pakke, ensure_ascii=False, indent=1) + "\n"
    ut = io.StringIO()
    kolonner = _kolonner(fil)
    skriver = csv.DictWriter(ut, kolonner, delimiter=";")
    skriver.writeheader()
    skriver.writerows({k: vern(v) for k, v in rad.items()} for rad in rader)
    return _BOM + ut.getvalue()


def _kolonner(fil: str) -> list[str]:
    stamme = fil.rpartition(".")[0]
    return ["fil", "kolonne", "forklaring"] if stamme == "ordbok" else [k for navn, k, _ in ORDBOK if navn == stamme]


def _dekning(dato: date, fylke: str) -> Iterator[Rad]:
    for s in rapporten(dato, fylke).svar:
        kommune = s.kommune.kommune
        felles = {
            "dato": dato.isoformat(),
            "kommunenummer": kommune.nummer,
            "kommune": kommune.kortnavn,
            "fylke": kommune.fylke,
            "status": s.status.value,
            "grunn": s.grunn,
        }
        if not s.kontor:
            yield felles | dict.fromkeys(("kontor", "kontornavn", "sikkerhet", "sist_sett", "neste_sett"), "")
        for k in s.kontor:
            yield felles | {
                "kontor": k.kontor,
                "kontornavn": k.navn,
                "sikkerhet": k.sikkerhet.value,
                "sist_sett": k.sist_sett.isoformat() if k.sist_sett else "",
                "neste_sett": k.neste_sett.isoformat() if k.neste_sett else "",
            }


def _kontor(dato: date, fylke: str) -> Iterator[Rad]:
    ledelsen, alle = ledelse(dato), enheter()
    egne: dict[str, list[str]] = {}
    navn: dict[str, str] = {}
    for s in rapporten(dato, fylke).svar:
        for k in s.kontor:
            egne.setdefault(k.kontor, []).append(s.kommune.kommune.nummer)
            navn[k.kontor] = k.navn
    for nr in sorted(egne):
        modell = ledelsen[nr].modell if nr in ledelsen else Ledelsesmodell.UKJENT
        yield {
            "dato": dato.isoformat(),
            "kontor": nr,
            "navn": navn[nr],
            "slag": alle[nr].slag.value,
            "nummeret": alle[nr].grunnlag.value,
            "kommuner": " ".join(egne[nr]),
            "ledelse": modell.value,
        }


def _navn(_dato: date, _fylke: str) -> Iterator[Rad]:
    for n in dekningsbok().navn:
        til = n.til.isoformat() if n.til else ""
        yield {"kontor": n.nokkel, "navn": n.verdi, "fra": n.fra.isoformat(), "til": til, "sikkerhet": n.sikkerhet.name}


def _samarbeid(dato: date, _fylke: str) -> Iterator[Rad]:
    for s in alle_samarbeid():
        status = status_paa(s, dato)
        for h in s.linje:
            yield {
                "dato": dato.isoformat(),
                "samarbeid": s.slug,
                "navn": s.navn,
                "slag": s.slag.value,
                "kommuner": " ".join(m.kommune for m in s.medlemmer),
                "status": status.status.value,
                "hendelse": h.slag.value,
                "tidligst": h.tidligst.isoformat() if h.tidligst else "",
                "senest": h.senest.isoformat(),
                "tekst": h.tekst,
                "utledet": "ja" if h.utledet else "nei",
                "kilde": f"{h.kilde.tittel}, {h.kilde.utgiver}{', ' if h.sted else ''}{h.sted}",
            }


def _ordbok(_dato: date, _fylke: str) -> Iterator[Rad]:
    return ({"fil": fil, "kolonne": kolonne, "forklaring": tekst} for fil, kolonne, tekst in ORDBOK)


ORDBOK = (
    ("dekning", "dato", "dagen svaret gjelder"),
    ("dekning", "kommunenummer", "nummeret kommunen hadde den dagen"),
    ("dekning", "kommune", "det norske navnet den dagen"),
    ("dekning", "fylke", "fylket den dagen"),
    ("dekning", "status", "dekket, ukjent eller hull; det ingen kilde sier, er ukjent"),
    ("dekning", "grunn", "hva svaret hviler på, i ord"),
    ("dekning", "kontor", "enhetsnummer; tomt der ingen kilde nevner et kontor"),
    ("dekning", "kontornavn", "navnet den dagen, «eller» mellom to mulige"),
    ("dekning", "sikkerhet", "dekket, eller kan ha dekket"),
    ("dekning", "sist_sett", "siste dag til og med dato kontoret er sett å dekke kommunen"),
    ("dekning", "neste_sett", "første dag etter dato det er sett igjen"),
    ("kontor", "dato", "dagen svaret gjelder"),
    ("kontor", "kontor", "enhetsnummer"),
    ("kontor", "navn", "navnet den dagen, «eller» mellom to mulige"),
    ("kontor", "slag", "Nav-kontor, Nav-kontor for en bydel, eller særskilt enhet"),
    ("kontor", "nummeret", "hvordan nummeret er kjent"),
    ("kontor", "kommuner", "numrene til kommunene det dekker eller kan ha dekket, med mellomrom"),
    ("kontor", "ledelse", "hvordan kontoret ledes den dagen; ukjent der ingen kilde sier det"),
    ("navn", "kontor", "enhetsnummer"),
    ("navn", "navn", "navnet slik lista skriver det"),
    ("navn", "fra", "første dag"),
    ("navn", "til", "første dag navnet ikke lenger gjelder; tomt til noe annet er sett"),
    ("navn", "sikkerhet", "SIKKER, eller MULIG der navnet skiftet på en ukjent dag"),
    ("samarbeid", "dato", "dagen statusen gjelder"),
    ("samarbeid", "samarbeid", "fast navn i adressen"),
    ("samarbeid", "navn", "navnet"),
    ("samarbeid", "slag", "hva slags samarbeid"),
    ("samarbeid", "kommuner", "medlemmene, med numrene de hadde da"),
    ("samarbeid", "status", "idé, planlagt, i drift, stoppet, avsluttet eller ukjent, den dagen"),
    ("samarbeid", "hendelse", "hva som skjedde"),
    ("samarbeid", "tidligst", "tidligste dag det kan ha skjedd; tomt der vi bare vet at det hadde skjedd"),
    ("samarbeid", "senest", "seneste dag det kan ha skjedd"),
    ("samarbeid", "tekst", "hva og hvorfor, med våre ord"),
    ("samarbeid", "utledet", "ja der vi har lest det ut av lister"),
    ("samarbeid", "kilde", "tittel, utgiver og sted"),
)
FILER = {
    f.navn: f
    for f in (
        Fil("kontor.csv", "Kontorene på datoen", _kontor),
        Fil("kontor.json", "Kontorene på datoen", _kontor),
        Fil("dekning.csv", "Hvem som dekker hver kommune", _dekning),
        Fil("dekning.json", "Hvem som dekker hver kommune", _dekning),
        Fil("navn.csv", "Navnene gjennom tida", _navn, datert=False),
        Fil("samarbeid.csv", "Samarbeid og hendelser", _samarbeid),
        Fil("samarbeid.json", "Samarbeid og hendelser", _samarbeid),
        Fil("ordbok.csv", "Hva kolonnene betyr", _ordbok, datert=False),
    )
}
