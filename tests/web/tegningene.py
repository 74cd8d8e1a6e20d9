"""Two drawings for the tests: one that Nav Nordland shows to all, and one that Bodø keeps to itself."""

from __future__ import annotations

from tests.actions.demoen import bruker

from tospann.actions.tegn_struktur import begynn_tegning, gjor_trekk, vis_tegning
from tospann.core.struktur.trekk import Trekk, Trekkslag
from tospann.store import models

STUDIE, UKJENT = "nordland-2018", "finnes-ikke"
EIER, SKJULT_EIER = "direktor-nav-nordland", "kommunedirektor-bodo"
TIL_FAUSKE = Trekk(Trekkslag.FLYTT, "1839", "1841")


def studien() -> models.Strukturstudie:
    """Give the demo's study."""
    return models.Strukturstudie.objects.get(slug=STUDIE)


def ny_tegning(brukernavn: str = EIER, *, delt: bool = False, fra: int = -1) -> models.Strukturtegning:
    """Begin a drawing from a stated structure (the last: each alone), and show it when asked to."""
    studie = studien()
    inndeling = studie.siste.som_verdi().grunnlag.utgangspunkt[fra]
    tegning = begynn_tegning(bruker=bruker(brukernavn), studie=studie, inndeling=inndeling)
    if delt:
        vis_tegning(bruker=bruker(brukernavn), tegning=tegning, delt=True)
    tegning.refresh_from_db()
    return tegning


def steget(tegning: models.Strukturtegning) -> int:
    """Give the step that stands."""
    return int(tegning.steg.get(nr=models.Strukturtegning.objects.get(pk=tegning.pk).gjeldende).pk)


def flytt(tegning: models.Strukturtegning, ett: Trekk = TIL_FAUSKE, hvem: str = EIER) -> str:
    """Make a move on what stands."""
    return gjor_trekk(bruker=bruker(hvem), tegning=tegning, sett=steget(tegning), trekk=ett)


def lag_tegninger() -> None:
    """Make the two drawings the oracle asks about; the shown one has a move to undo."""
    flytt(ny_tegning(delt=True))
    ny_tegning(SKJULT_EIER)


def objekter() -> dict[str, list[list[str]]]:
    """Give what the oracle's words stand for: another party's drawing is called by number and party."""
    nav, bodo = bruker(EIER).part_id, bruker(SKJULT_EIER).part_id
    ukjente = ["99", "1-999999", "0", "abc", "1-", "-1", "99999999999999999999", "1-1-1"]
    return {
        "studie å tegne i": [[STUDIE]],
        "ukjent studie å tegne i": [[UKJENT]],
        "vist tegning": [[STUDIE, f"1-{nav}"]],
        "skjult tegning": [[STUDIE, f"1-{bodo}"]],
        "ukjent tegning": [*([STUDIE, nr] for nr in ukjente), [UKJENT, f"1-{nav}"]],
    }


def skjemaer() -> dict[str, dict[str, object]]:
    """Fill in each form so that it is right for whoever may send it."""
    vist = models.Strukturtegning.objects.filter(delt=True).first()
    sett = steget(vist) if vist else 0
    return {
        "struktur_tegning_begynn": {"fra": "oppgitt-1"},
        "struktur_tegning_trekk": {"sett": sett, "trekk": "flytt:1840:1841"},
        "struktur_tegning_angre": {"sett": sett, "retning": "angre"},
        "struktur_tegning_navn": {"navn": "Slik vi ser det"},
        "struktur_tegning_vis_andre": {"delt": "nei"},
    }
