"""Read a clause bank (TOML): clause templates, or refusals that name file, clause and reason."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tospann.core.avtale.bygging import krev_kjente_felt
from tospann.core.avtale.klausul import Klausulmal, Naar, UgyldigKlausul
from tospann.core.felles.personvern import Fodselsnummer, krev_uten_fodselsnummer
from tospann.imports.avvisning import Avvisning, FilAvvist

STANDARDBANK = Path(__file__).parents[1] / "data" / "klausuler" / "vertskommuneavtale.toml"
_NOKLER = {"id", "nummer", "overskrift", "tittel", "dekker", "naar", "kilde", "merk", "tekst"}
_TEKSTER = ("id", "tittel", "naar", "kilde", "merk", "tekst")


def les_klausulbank(path: Path = STANDARDBANK) -> tuple[Klausulmal, ...]:
    """
    Read all the templates, in the order of their numbers.

    Raises
    ------
    FilAvvist
        With everything that is wrong: file, clause and reason. The row is the clause's place in the file.

    """
    poster = _poster(path)
    maler: list[Klausulmal] = []
    feil = list(_like(poster))
    for sted, post in enumerate(poster, start=1):
        try:
            maler.append(_mal(post))
        except (UgyldigKlausul, Fodselsnummer) as grunn:
            feil.append(Avvisning(sted, _navn(post), str(grunn)))
    if feil:
        raise FilAvvist(path.name, feil)
    return tuple(sorted(maler, key=lambda m: m.nummer))


def _poster(path: Path) -> list[Mapping[str, object]]:
    try:
        innhold = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FilAvvist(path.name, [Avvisning(1, "filen", "Den finnes ikke.")]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as grunn:
        raise FilAvvist(path.name, [Avvisning(1, "filen", f"Den kan ikke leses som TOML ({grunn}).")]) from grunn
    poster = innhold.get("klausul")
    if not isinstance(poster, list) or not poster or not all(isinstance(p, dict) for p in poster):
        raise FilAvvist(path.name, [Avvisning(1, "filen", "Den har ingen klausuler. Hver begynner med [[klausul]].")])
    return poster


def _like(poster: Iterable[Mapping[str, object]]) -> Iterator[Avvisning]:
    sett: dict[tuple[str, str], int] = {}
    for sted, post in enumerate(poster, start=1):
        for felt in ("id", "nummer"):
            verdi = str(post.get(felt, f"uten {sted}"))
            forst = sett.setdefault((felt, verdi), sted)
            if forst != sted:
                yield Avvisning(sted, _navn(post), f"Har samme {felt} som klausul {forst}: «{verdi}».")


def _navn(post: Mapping[str, object]) -> str:
    return f"klausulen «{post.get('id', 'uten id')}»"


def _mal(post: Mapping[str, object]) -> Klausulmal:
    _krev_nokler(post)
    tekster = {felt: _tekst(post, felt) for felt in _TEKSTER}
    krev_uten_fodselsnummer(tekster["tekst"])
    mal = Klausulmal(
        id=tekster["id"],
        nummer=_heltall(post, "nummer"),
        overskrift=_heltall(post, "overskrift"),
        tittel=tekster["tittel"],
        tekst=tekster["tekst"],
        dekker=_dekker(post),
        naar=_naar(tekster["naar"]),
        kilde=tekster["kilde"],
        merk=tekster["merk"],
    )
    krev_kjente_felt("Teksten", mal.felt)
    return mal


def _krev_nokler(post: Mapping[str, object]) -> None:
    if mangler := sorted(_NOKLER - set(post)):
        melding = f"Det mangler {', '.join(mangler)}."
        raise UgyldigKlausul(melding)
    if ukjente := sorted(set(post) - _NOKLER):
        melding = f"{', '.join(ukjente)} er ikke et felt i klausulbanken."
        raise UgyldigKlausul(melding)


def _tekst(post: Mapping[str, object], felt: str) -> str:
    verdi = post[felt]
    if not isinstance(verdi, str) or not verdi.strip():
        melding = f"{felt} skal være tekst og kan ikke være tom."
        raise UgyldigKlausul(melding)
    return verdi.strip()


def _heltall(post: Mapping[str, object], felt: str) -> int:
    verdi = post[felt]
    if not isinstance(verdi, int) or isinstance(verdi, bool) or verdi < 1:
        melding = f"{felt} skal være et helt tall over null."
        raise UgyldigKlausul(melding)
    return verdi


def _dekker(post: Mapping[str, object]) -> frozenset[str]:
    verdi = post["dekker"]
    if not isinstance(verdi, list) or not all(isinstance(tema, str) for tema in verdi):
        melding = 'dekker skal være en liste av tekster, for eksempel ["f"].'
        raise UgyldigKlausul(melding)
    return frozenset(verdi)


def _naar(verdi: str) -> Naar:
    try:
        return Naar(verdi)
    except ValueError:
        melding = f"naar er «{verdi}»; det skal være {', '.join(n.value for n in Naar)}."
        raise UgyldigKlausul(melding) from None
