"""The map to take along: the table as CSV, the drawing as SVG."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from tospann.core.felles.norsk import ascii_navn, tall_tekst
from tospann.core.kommune.kart import Anker, Etikett, Ramme
from tospann.core.kommune.kartlag import Kartlag
from tospann.documents.regneark import vern
from tospann.web.kart.grunnlag import Kartsted
from tospann.web.kart.rader import Kartrad, Tegnforklaring
from tospann.web.kart.side import Kartside
from tospann.web.kart.stiler import fyll
from tospann.web.kart.strek import piksel, ramme, sammen, tekst

_BOM = "\ufeff"


def som_csv(sted: Kartsted, lag: Kartlag, rader: Sequence[Kartrad]) -> str:
    """Write the table, in its order, for a Norwegian spreadsheet (semicolons, decimal commas)."""
    ut = io.StringIO()
    skriver = csv.writer(ut, delimiter=";")
    tallnavn = [lag.tallnavn] if lag.tallnavn else []
    skriver.writerow(
        [
            "Kommunenummer",
            "Kommune",
            "Samisk navn",
            "Fylkesnummer",
            "Fylke",
            "Dato",
            lag.verdinavn,
            *tallnavn,
            "Klasse",
            "Tallene gjelder",
            "Kilde",
            "Tegnet sammen med",
        ]
    )
    skriver.writerows([vern(celle) for celle in _celler(sted, lag, rad)] for rad in rader)
    return _BOM + ut.getvalue()


def _celler(sted: Kartsted, lag: Kartlag, rad: Kartrad) -> Iterator[str]:
    kommune, tall = rad.versjon.kommune, rad.tall
    yield from (kommune.nummer, kommune.kortnavn, kommune.samisk_navn, rad.versjon.fylkesnummer, kommune.fylke)
    yield sted.dato.isoformat()
    som_tekst = _rent(tall_tekst(tall, med_enhet=False)) if tall else ""
    yield rad.verdi.tekst if lag.tallnavn or not tall else som_tekst
    yield from [som_tekst] if lag.tallnavn else []
    yield rad.klasse.navn
    yield tall.dato.isoformat() if tall else ""
    yield f"{tall.kilde.tittel}, {tall.kilde.utgiver}" if tall else ""
    yield rad.sammen_med


def _rent(tekst: str) -> str:
    """Drop the spaces between thousands: a spreadsheet would read text."""
    return "".join(tegn for tegn in tekst if not tegn.isspace())


def som_svg(side: Kartside, forklaring: Sequence[Tegnforklaring]) -> str:
    """Write the drawing as a file of its own: title, map, legend and source in one picture."""
    utsnitt, linje = side.kart.utsnitt, piksel(side.kart) * 18
    under = utsnitt.y + utsnitt.hoyde + linje
    linjer = [(under + nr * linje, rad) for nr, rad in enumerate(forklaring)]
    hele = Ramme(
        utsnitt.x, round(utsnitt.y - linje), utsnitt.bredde, round(utsnitt.hoyde + linje * (len(forklaring) + 4))
    )
    # On paper a link leads nowhere. Text in attributes is escaped, so a tag ends at its first >.
    tegnet = re.sub(r"</?a\b[^>]*>", "", side.tegnet())
    hode, _, innhold = tegnet.partition(">")
    plass = f'x="{utsnitt.x}" y="{utsnitt.y}" width="{utsnitt.bredde}" height="{utsnitt.hoyde}"'
    ytre = hode.replace(f'viewBox="{ramme(utsnitt)}"', f'viewBox="{ramme(hele)}"', 1)
    kartet = f'<svg {plass} viewBox="{ramme(utsnitt)}">{innhold.removesuffix("</svg>")}</svg>'
    return f"{ytre}>{kartet}{_forklaringen(side, linjer, linje)}</svg>"


def _forklaringen(side: Kartside, linjer: Sequence[tuple[float, Tegnforklaring]], linje: float) -> SafeString:
    x, kilde = round(side.kart.utsnitt.x + linje), side.kart.kilde
    nederst = (linjer[-1][0] if linjer else side.kart.utsnitt.y) + linje * 2
    return format_html(
        '<g class="tegnforklaring" fill="#1e2125" font-size="{}">{}{}'
        '<text x="{}" y="{}" font-weight="600">{}</text></g>',
        side.kart.skrift[0],
        sammen(_forklaringslinje(x, round(y), linje, rad) for y, rad in linjer),
        tekst(Etikett(x, round(nederst), Anker.START), f"Grenser: {kilde.utgiver}, {kilde.lisens}, forenklet."),
        x,
        round(side.kart.utsnitt.y - linje * 0.25),
        side.tittel,
    )


def _forklaringslinje(x: int, y: int, linje: float, rad: Tegnforklaring) -> SafeString:
    sted = Etikett(round(x + linje * 1.6), round(y + linje * 0.58), Anker.START)
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="#333"/>{}',
        x,
        y,
        round(linje * 1.2),
        round(linje * 0.7),
        fyll(rad.klasse),
        tekst(sted, f"{rad.klasse.navn} ({tall_tekst(rad.antall)})"),
    )


def filnavn(tittel: str, ending: str) -> str:
    """Give a name for the file."""
    return f"{ascii_navn(tittel)}.{ending}"
