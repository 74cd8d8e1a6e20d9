"""Read the cases for the rules (TOML), or refuse with file, key and reason (docs/regelsaker.md)."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.norsk import dato_kort
from tospann.core.lov.katalog import EMNER, Emne, emnet
from tospann.core.lov.regelsak import Regelprove, Regelsak, Ventet
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.faktaleser import UlesteligFakta, verdi
from tospann.imports.regelfakta import fakta_for

LEVERTE = Path(__file__).parents[1] / "data" / "regler" / "saker"
_TOPP = frozenset({"emne", "forfatter", "kilde", "dato", "regel"})
_REGEL = frozenset({"id", "alvor", "bevis", "hjemmel", "fra", "til", "sak"})
_SAK = frozenset({"tittel", "fakta", "venter", "nevner", "dato", "forfatter", "kilde"})


def les_regelsaker(mappe: Path) -> tuple[Regelprove, ...]:
    """
    Read every case file in a folder, in the order of their names.

    Raises
    ------
    FilAvvist
        With everything that is wrong in the first file that cannot be used.

    """
    filer = sorted(mappe.glob("*.toml")) if mappe.is_dir() else []
    if not filer:
        raise FilAvvist(str(mappe), [Avvisning(0, "katalogen", "har ingen saksfiler (*.toml).")])
    return tuple(prove for fil in filer for prove in les_regelfil(fil))


@cache
def leverte_regelsaker(emne_id: str = "") -> tuple[Regelprove, ...]:
    """Give the cases that come with the product, or those about one kind of facts: a file each, named after it."""
    if emne_id:
        return les_regelfil(LEVERTE / f"{emne_id}.toml")
    return tuple(prove for emne in EMNER for prove in leverte_regelsaker(emne.id))


@cache
def antall_leverte() -> Mapping[str, int]:
    """Count the cases of each rule, without building their facts."""
    antall: Counter[str] = Counter()
    for emne in EMNER:
        for regel in _tabeller(_toml(LEVERTE / f"{emne.id}.toml")["regel"]):
            antall[_tekst(regel, "id")] += len(list(_tabeller(regel["sak"])))
    return antall


def les_regelfil(fil: Path) -> tuple[Regelprove, ...]:
    """
    Read one file.

    Raises
    ------
    FilAvvist
        With every fault: the row is the rule's place in the file, the column says which case and key.

    """
    innhold = _toml(fil)
    feil: list[Avvisning] = []
    prover: list[Regelprove] = []
    try:
        emne = _hode(innhold)
    except UlesteligFakta as grunn:
        raise FilAvvist(fil.name, [Avvisning(0, grunn.nokkel, grunn.grunn)]) from grunn
    for nr, regel in enumerate(_tabeller(innhold["regel"]), start=1):
        try:
            prover.append(_prove(emne, innhold, regel))
        except UlesteligFakta as grunn:
            navn = regel.get("id", "uten id")
            feil.append(Avvisning(nr, f"regelen «{navn}», {grunn.nokkel}", grunn.grunn))
    if feil:
        raise FilAvvist(fil.name, feil)
    return tuple(prover)


def _toml(fil: Path) -> dict[str, object]:
    try:
        return tomllib.loads(fil.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as grunn:
        raise FilAvvist(fil.name, [Avvisning(0, "filen", f"kan ikke leses som TOML ({grunn}).")]) from grunn


def _hode(innhold: Mapping[str, object]) -> Emne:
    _bare(innhold, _TOPP)
    for nokkel in ("emne", "forfatter", "kilde"):
        _tekst(innhold, nokkel)
    _dato(innhold, "dato")
    emne = emnet(_tekst(innhold, "emne"))
    if emne is None:
        raise UlesteligFakta("emne", f"finnes ikke. Emnene er {', '.join(e.id for e in EMNER)}.")
    if not isinstance(innhold.get("regel"), list):
        raise UlesteligFakta("regel", "mangler. Hver regel begynner med [[regel]].")
    return emne


def _prove(emne: Emne, topp: Mapping[str, object], regel: Mapping[str, object]) -> Regelprove:
    _bare(regel, _REGEL)
    regel_id = _tekst(regel, "id")
    if emne.regel(regel_id) is None:
        raise UlesteligFakta("id", f"«{regel_id}» er ingen regel om {emne.navn.lower()}.")
    if not isinstance(regel.get("sak"), list):
        raise UlesteligFakta("sak", "mangler. Hver sak begynner med [[regel.sak]].")
    return Regelprove(
        regel_id,
        emne,
        Alvor(str(verdi("alvor", regel.get("alvor"), Alvor))),
        _bevis(_tekst(regel, "bevis")),
        _tekst(regel, "hjemmel"),
        _dato(regel, "fra"),
        _dato(regel, "til") if "til" in regel else None,
        tuple(_sak(emne, {**topp, **sak}, sak, nr) for nr, sak in enumerate(_tabeller(regel["sak"]), start=1)),
    )


def _sak(emne: Emne, sagt: Mapping[str, object], sak: Mapping[str, object], nr: int) -> Regelsak:
    try:
        _bare(sak, _SAK)
        return Regelsak(
            _tekst(sak, "tittel"),
            _tekst(sagt, "forfatter"),
            _tekst(sagt, "kilde"),
            _dato(sagt, "dato"),
            fakta_for(emne, _faktatabell(sak)),
            Ventet(str(verdi("venter", sak.get("venter"), Ventet))),
            _tekst(sak, "nevner") if "nevner" in sak else "",
            tuple((nokkel, _som_skrevet(raa)) for nokkel, raa in _faktatabell(sak).items()),
        )
    except UlesteligFakta as grunn:
        raise UlesteligFakta(f"sak {nr}, {grunn.nokkel}", grunn.grunn) from grunn


def _faktatabell(sak: Mapping[str, object]) -> dict[str, object]:
    tabell = sak.get("fakta", {})
    if not isinstance(tabell, dict):
        raise UlesteligFakta("fakta", "skal være en tabell: { felt = verdi }.")
    return tabell


def _som_skrevet(raa: object) -> str:
    if isinstance(raa, date):
        return dato_kort(raa)
    return ", ".join(str(ett) for ett in raa) if isinstance(raa, list) else str(raa)


def _tabeller(liste: object) -> Iterator[dict[str, object]]:
    for ett in liste if isinstance(liste, list) else []:
        if not isinstance(ett, dict):
            raise UlesteligFakta("filen", "skal ha tabeller, ikke enkle verdier.")
        yield ett


def _bare(tabell: Mapping[str, object], kjente: frozenset[str]) -> None:
    ukjente = sorted(set(tabell) - kjente)
    if ukjente:
        raise UlesteligFakta(ukjente[0], f"er ukjent her. Kjent er {', '.join(sorted(kjente))}.")


def _tekst(tabell: Mapping[str, object], nokkel: str) -> str:
    tekst = tabell.get(nokkel)
    if not isinstance(tekst, str) or not tekst.strip():
        raise UlesteligFakta(nokkel, "mangler, eller er ikke tekst i hermetegn.")
    return tekst


def _dato(tabell: Mapping[str, object], nokkel: str) -> date:
    dag = verdi(nokkel, tabell.get(nokkel), date)
    if not isinstance(dag, date):
        raise UlesteligFakta(nokkel, "er ikke en dato.")
    return dag


def _bevis(bokstav: str) -> Bevis:
    if bokstav not in Bevis.__members__:
        raise UlesteligFakta("bevis", f"«{bokstav}» er ikke et bevismerke: {', '.join(Bevis.__members__)}.")
    return Bevis[bokstav]
