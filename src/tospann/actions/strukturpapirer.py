"""Skriv strukturpapiret: the paper of a study and its figures, as files in a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tospann.actions.strukturbilde import FLEST, Studiebilde, hele_bildet, hent_studie, lag_utredning
from tospann.config.assets import fonts_folder
from tospann.core.utredning.strukturutredning import Strukturutredning
from tospann.documents.papirer.strukturbok import konsekvensark, konsekvensbok
from tospann.documents.papirer.strukturpapir import papirnavn, strukturpapir
from tospann.documents.regneark import tegn_csv
from tospann.documents.regneark_xlsx import tegn_xlsx
from tospann.documents.typst_pdf import tegn_pdf
from tospann.documents.word import tegn_docx
from tospann.store.laas import som_system

TAALMOD = 300.0
Filer = Mapping[str, Callable[[], bytes]]


class UkjentStudie(LookupError):
    """There is no study by that name, or no structure by that word; the text says which."""


def strukturfiler(utredning: Strukturutredning) -> Filer:
    """Give every file of the paper, by name, as something that makes its bytes when asked."""
    u, navn = utredning, papirnavn(utredning)
    kapitler = [(k.navn, u.alle_kapitler(k)) for k in u.etter]
    return {
        f"{navn}.pdf": lambda: tegn_pdf(strukturpapir(u), fonts_folder()),
        f"{navn}.docx": lambda: tegn_docx(strukturpapir(u), fonts_folder()),
        "konsekvenser.xlsx": lambda: tegn_xlsx(konsekvensbok(f"Konsekvenser: {u.tittel}", u.alle, kapitler)),
        "konsekvenser.csv": lambda: tegn_csv(konsekvensark(u.alle)).encode(),
    }


def skriv_strukturpapir(
    slug: str, til: Path, progress: Callable[[str], None], koder: tuple[str, ...] = ()
) -> tuple[Path, ...]:
    """
    Write the paper with a chapter for every municipality; a file is put in place whole or not at all.

    Raises
    ------
    UkjentStudie
        When there is no such study or structure; nothing is written.

    """
    with som_system():
        rad = hent_studie(slug)
        if rad is None:
            melding = f"Det finnes ingen studie som heter «{slug}»."
            raise UkjentStudie(melding)
        progress("svaret")
        bilde = hele_bildet(rad, TAALMOD)
        utredning = _utredning(bilde, koder)
    til.mkdir(parents=True, exist_ok=True)
    return tuple(_skriv(til, navn, lag, progress) for navn, lag in strukturfiler(utredning).items())


def _utredning(bilde: Studiebilde, koder: tuple[str, ...]) -> Strukturutredning:
    kjente = {v.kode: v for v in bilde.valgbare}
    if ukjente := [k for k in koder if k not in kjente]:
        melding = f"«{ukjente[0]}» er ingen struktur i studien. Velg blant: {', '.join(kjente)}."
        raise UkjentStudie(melding)
    if len(koder) > FLEST:
        melding = f"Papiret kan ha høyst {FLEST} strukturer."
        raise UkjentStudie(melding)
    valgte = [kjente[k] for k in koder] or bilde.forvalg()
    return lag_utredning(bilde, bilde.i_dag, valgte, bilde.grunnlag.numre)


def _skriv(mappe: Path, navn: str, lag: Callable[[], bytes], progress: Callable[[str], None]) -> Path:
    progress(navn)
    halv, sti = mappe / f".{navn}.del", mappe / navn
    halv.write_bytes(lag())
    halv.replace(sti)
    return sti
