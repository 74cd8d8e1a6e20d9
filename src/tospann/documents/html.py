"""
A paper as a piece of HTML: the same words as in the PDF, with each figure a link to its source.

The piece is an ``article`` without page around it. Everything a person has
written is escaped here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.tall import Opplysning, Tall
from tospann.documents.bilde import trygg_svg
from tospann.documents.modell import (
    Avsnitt,
    Blokk,
    Celle,
    Dokument,
    Figur,
    Kolonne,
    Liste,
    Lop,
    Overskrift,
    Ramme,
    Sideskift,
    Tabell,
)
from tospann.documents.trykk import (
    INNHOLD,
    KORT_MERKNAD,
    MERKE,
    MERKNAD,
    TOM_OPPLEST,
    Trykt,
    har_forutsetning,
    merknad,
    nummerert,
    rammetittel,
    ren,
    trykt,
    trykt_celle,
)

_DYPESTE = 6
_STJERNE = f'<abbr class="merke" title="{KORT_MERKNAD.removeprefix(MERKE).strip()}">{MERKE}</abbr>'

Lenke = Callable[[str], str]


def tegn_html(dokument: Dokument, *, lenke: Lenke | None = None, nivaa: int = 1) -> str:
    """
    Give the paper as an ``article``.

    *lenke* turns the id of a figure or statement into the address that shows
    its source. *nivaa* is the heading level of the title on the page.
    """
    return _Skriver(dokument, lenke, nivaa).artikkel()


@dataclass(frozen=True, slots=True)
class _Skriver:
    dokument: Dokument
    lenke: Lenke | None
    nivaa: int

    def artikkel(self) -> str:
        """Give the whole paper."""
        d = self.dokument
        # The position is the anchor: two headings may well say the same.
        blokker = enumerate(nummerert(d.blokker))
        deler = [
            self._hode(),
            self._innhold() if d.innholdsliste else "",
            *(self._blokk(blokk, tittel, f"del-{nr}") for nr, (blokk, tittel) in blokker),
            f'<p class="dokument-merknad">{_t(MERKNAD)}</p>' if har_forutsetning(d) else "",
        ]
        return "\n".join(['<article class="dokument" lang="nb">', *filter(None, deler), "</article>"])

    def _hode(self) -> str:
        d = self.dokument
        felt = "".join(f"<div><dt>{_t(navn)}</dt><dd>{_t(verdi)}</dd></div>" for navn, verdi in d.felt)
        deler = [
            f'<p class="avsender">{_t(d.avsender)}, <time datetime="{d.dato}">{dato_tekst(d.dato)}</time></p>',
            f"<h{self.nivaa}>{_t(d.tittel)}</h{self.nivaa}>",
            f'<p class="undertittel">{_t(d.undertittel)}</p>' if d.undertittel else "",
            f'<dl class="felt">{felt}</dl>' if felt else "",
        ]
        return "\n".join(["<header>", *filter(None, deler), "</header>"])

    def _innhold(self) -> str:
        punkter = "".join(
            f'<li class="nivaa-{blokk.nivaa}"><a href="#del-{nr}">{_t(blokk.tekst)}</a></li>'
            for nr, blokk in enumerate(self.dokument.blokker)
            if isinstance(blokk, Overskrift)
        )
        return f'<nav class="innhold" aria-label="{INNHOLD}"><ol>{punkter}</ol></nav>'

    def _blokk(self, blokk: Blokk, tittel: str, anker: str) -> str:
        match blokk:
            case Overskrift(nivaa, tekst):
                nr = min(self.nivaa + nivaa, _DYPESTE)
                return f'<h{nr} id="{anker}">{_t(tekst)}</h{nr}>'
            case Avsnitt() | Liste():
                return self._tekstblokk(blokk)
            case Tabell():
                return self._tabell(blokk, tittel)
            case Figur(svg, alt):
                return f"<figure>{trygg_svg(svg, ren(alt))}<figcaption>{_t(tittel)}</figcaption></figure>"
            case Ramme(merke, innhold=innhold):
                hode = f'<p class="ramme-tittel">{_t(rammetittel(blokk))}</p>'
                return f'<div class="ramme {merke.value}">{hode}{"".join(map(self._tekstblokk, innhold))}</div>'
            case Sideskift():
                return '<div class="sideskift"></div>'

    def _tekstblokk(self, blokk: Avsnitt | Liste) -> str:
        if isinstance(blokk, Avsnitt):
            return f"<p>{self._lop(blokk.lop)}</p>"
        merke = "ol" if blokk.nummerert else "ul"
        return f"<{merke}>{''.join(f'<li>{self._lop(p)}</li>' for p in blokk.punkter)}</{merke}>"

    def _tabell(self, tabell: Tabell, tittel: str) -> str:
        hode = "".join(f'<th scope="col"{_klasse(k)}>{_t(k.tittel)}</th>' for k in tabell.kolonner)
        rader = [self._rad(rad, tabell) for rad in tabell.rader]
        sum_ = f"<tfoot>{rader.pop()}</tfoot>" if tabell.sumrad and rader else ""
        linje = merknad(tabell)
        return (
            f'<table class="ds-table"><caption>{_t(tittel)}</caption><thead><tr>{hode}</tr></thead>'
            f"<tbody>{''.join(rader)}</tbody>{sum_}</table>"
            + (f'<p class="tabell-merknad">{_t(linje)}</p>' if linje else "")
        )

    def _rad(self, rad: tuple[Celle, ...], tabell: Tabell) -> str:
        celler = []
        for nr, (celle, kolonne) in enumerate(zip(rad, tabell.kolonner, strict=True)):
            merke, slutt = ('th scope="row"', "th") if nr == 0 else ("td", "td")
            innhold = self._ett(celle, trykt_celle(celle, kolonne, tabell))
            celler.append(f"<{merke}{_klasse(kolonne)}>{innhold}</{slutt}>")
        return f"<tr>{''.join(celler)}</tr>"

    def _lop(self, lop: Iterable[Lop]) -> str:
        return "".join(self._ett(ett, trykt(ett, med_ore=self.dokument.med_ore)) for ett in lop)

    def _ett(self, ett: Celle, som: Trykt) -> str:
        if isinstance(ett, Tall | Opplysning):
            return self._med_kilde(ett, som)
        if som.tom:
            return f'<span role="img" aria-label="{TOM_OPPLEST}">{_t(som.tekst)}</span>'
        return f"<strong>{_t(som.tekst)}</strong>" if som.fet else _t(som.tekst)

    def _med_kilde(self, ett: Tall | Opplysning, som: Trykt) -> str:
        slag = "tall" if isinstance(ett, Tall) else "opplysning"
        felles = f'class="{slag}{" forutsetning" if som.merket else ""}" data-{slag}="{escape(ett.id)}"'
        stjerne = _STJERNE if som.merket else ""
        if self.lenke is None:
            return f"<span {felles}>{_t(som.tekst)}{stjerne}</span>"
        return f'<a {felles} href="{escape(self.lenke(ett.id))}">{_t(som.tekst)}{stjerne}</a>'


def _klasse(kolonne: Kolonne) -> str:
    return ' class="hoyre"' if kolonne.hoyre else ""


def _t(tekst: str) -> str:
    return escape(ren(tekst)).replace("\n", "<br>")
