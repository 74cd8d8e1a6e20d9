"""A year's basis as JSON text and back, exactly: fractions, dates and sources keep what they were."""

from __future__ import annotations

from enum import Enum

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.periode import Periode
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, Akonto, Deltakelse, Maaling
from tospann.core.oppgjor.fordeling import Avrunding
from tospann.core.oppgjor.kostnad import Kontering, Kostnadspost, Lag, Postering, Posteringsslag
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.metode import (
    Andelstak,
    Beloptak,
    Faktisk,
    Fastpris,
    Overgang,
    Prissatt,
    Tak,
    Trapp,
    Trappetrinn,
)
from tospann.core.oppgjor.nokkelversjon import Folketallsregel, Hyppighet, Nokkelversjon, Regneregel, Trinn
from tospann.core.oppgjor.sammensatt import Nokkelledd, Sammensatt
from tospann.core.oppgjor.stillinger import Dagssnitt, Stilling, Telledatoer, Vindu
from tospann.core.oppgjor.tidsrom import Periodisering
from tospann.store.verdijson import UkjentInnhold, Verdijson

_KLASSER: tuple[type, ...] = (
    *(Aarsgrunnlag, Akonto, Deltakelse, Maaling, Kontering, Kostnadspost, Postering, Stilling, Tall, Kilde, Periode),
    *(Andelstak, Beloptak, Faktisk, Fastpris, Overgang, Prissatt, Tak, Trapp, Trappetrinn, Sammensatt, Nokkelledd),
    *(Nokkelversjon, Regneregel, Folketallsregel, Dagssnitt, Telledatoer, Kroner),
)
_LISTER: tuple[type[Enum], ...] = (
    *(Enhet, Kildeslag, Avrunding, Lag, Posteringsslag, Maal, Hyppighet, Trinn, Vindu, Periodisering),
)
_FORMAT = Verdijson("et oppgjørsgrunnlag", _KLASSER, _LISTER)


def som_tekst(grunnlag: Aarsgrunnlag) -> str:
    """Write the basis as JSON."""
    return _FORMAT.skriv(grunnlag)


def fra_tekst(tekst: str) -> Aarsgrunnlag:
    """
    Read the basis back.

    Raises
    ------
    UkjentInnhold
        When the text is not what ``som_tekst`` wrote.

    """
    lest = _FORMAT.les(tekst)
    if not isinstance(lest, Aarsgrunnlag):
        raise UkjentInnhold("Teksten er ikke et oppgjørsgrunnlag.")
    return lest


def nokkel_som_tekst(versjon: Nokkelversjon) -> str:
    """Write one version of a key as JSON."""
    return _FORMAT.skriv(versjon)


def nokkel_fra_tekst(tekst: str) -> Nokkelversjon:
    """
    Read it back.

    Raises
    ------
    UkjentInnhold
        When the text is not what ``nokkel_som_tekst`` wrote.

    """
    lest = _FORMAT.les(tekst)
    if not isinstance(lest, Nokkelversjon):
        raise UkjentInnhold("Teksten er ikke en nøkkelversjon.")
    return lest
