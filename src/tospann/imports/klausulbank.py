"""Read a clause bank (TOML): clause templates, or refusals that name file, clause and reason."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tospann.core.avtale.bygging import krev_kjente_felt
from tospann.core.avtale.klausul import Klausulmal, Naar, UgyldigKlausul
from tospann.core.felles.personvern import Fodselsnummer, krev_uten_fodselsnummer

STANDARDBANK = Path(__file__).parents[1] / "data" / "klausuler" / "vertskommuneavtale.toml"
_NOKLER = {"id", "nummer", "overskrift", "tittel", "dekker", "naar", "kilde", "merk", "tekst"}
_TEKSTER = ("id", "tittel", "naar", "kilde", "merk", "tekst")


class Klausulbankfeil(ValueError):
    """A clause bank that cannot be used; *feil* holds one line for each thing that is wrong."""

    def __init__(self, feil: Iterable[str]) -> None:
        """Keep the lines and say them all at once."""
        self.feil = tuple(feil)
        super().__init__("\n".join(self.feil))


def les_klausulbank(path: Path = STANDARDBANK) -> tuple[Klausulmal, ...]:
    """
    Read all the templates, in the order of their numbers.

    Raises
    ------
    Klausulbankfeil
        With everything that is wrong, in Norwegian.

    """
    poster = _poster(path)
    maler: list[Klausulmal] = []
    feil = [f"{path.name}: {hva}" for hva in _like(poster)]
    for sted, post in enumerate(poster, start=1):
        try:
            maler.append(_mal(post))
        except (UgyldigKlausul, Fodselsnummer) as grunn:
            feil.append(f"{path.name}, klausul {sted} («{post.get('id', 'uten id')}»): {grunn}")
    if feil:
        raise Klausulbankfeil(feil)
    return tuple(sorted(maler, key=lambda m: m.nummer))


def _poster(path: Path) -> list[Mapping[str, object]]:
    try:
        innhold = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Klausulbankfeil([f"{path.name}: Filen finnes ikke."]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as grunn:
        raise Klausulbankfeil([f"{path.name}: Filen kan ikke leses som TOML ({grunn})."]) from grunn
    poster = innhold.get("klausul")
    if not isinstance(poster, list) or not poster or not all(isinstance(p, dict) for p in poster):
        raise Klausulbankfeil([f"{path.name}: Filen har ingen klausuler. Hver klausul begynner med [[klausul]]."])
    return poster


def _like(poster: Iterable[Mapping[str, object]]) -> Iterator[str]:
    alle = list(poster)
    for felt in ("id", "nummer"):
        antall = Counter(str(p[felt]) for p in alle if felt in p)
        yield from (f"Flere klausuler har {felt} «{verdi}»." for verdi, n in antall.items() if n > 1)


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
        melding = "dekker skal være en liste av tekster, for eksempel [\"f\"]."
        raise UgyldigKlausul(melding)
    return frozenset(verdi)


def _naar(verdi: str) -> Naar:
    try:
        return Naar(verdi)
    except ValueError:
        melding = f"naar er «{verdi}»; det skal være {', '.join(n.value for n in Naar)}."
        raise UgyldigKlausul(melding) from None
