"""What the oracle tries on a settlement: which objects there are, and forms filled in right."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from tospann.store import models

SAK, UKJENT = "indre-salten", "finnes-ikke"
BESTRIDT, I_GANG = "2020", "2021"
LINJE = "drift.KOSTNAD"
PERSONAER = {
    "okonomisjef-fauske": ("okonomisjef_vert", "1841"),
    "okonomisjef-beiarn": ("okonomisjef", "1839"),
}
OBJEKTER = {
    "oppgjør": [[SAK, BESTRIDT]],
    "oppgjør i gang": [[SAK, I_GANG]],
    "ukjent oppgjør": [[SAK, "1999"], [UKJENT, BESTRIDT]],
    "linje i oppgjøret": [[SAK, BESTRIDT, LINJE], [SAK, I_GANG, "stonad-1839.KOSTNAD"]],
    "ukjent linje": [[SAK, BESTRIDT, "drift"], [SAK, "1999", LINJE], [UKJENT, BESTRIDT, LINJE]],
    "oppgjørsfil": [[SAK, BESTRIDT, navn] for navn in ("partene.csv", "linjene.csv", "oppgjor.xlsx")],
    "eksempelregnskap": [[SAK, BESTRIDT, "eksempelregnskap-2020.csv"]],
    "ukjent oppgjørsfil": [[SAK, BESTRIDT, "partene.pdf"], [UKJENT, BESTRIDT, "partene.csv"]],
    "fakturafil": [[SAK, BESTRIDT, "indre-salten-2020-a1-1839.pdf"]],
    "faktura som mangler noe": [
        [SAK, BESTRIDT, "indre-salten-2020-a1-1839.xml"],
        [SAK, BESTRIDT, "indre-salten-2020-o1-1839.xml"],
    ],
    "ukjent fakturafil": [
        [SAK, BESTRIDT, "indre-salten-2020-a1-1839.exe"],
        [SAK, BESTRIDT, "a.xml"],
        [UKJENT, BESTRIDT, "a.xml"],
    ],
    "nøkkelfil": [[SAK, I_GANG, "nokler-sammen-2021.csv"], [SAK, I_GANG, "nokler-sammen-2021.xlsx"]],
    "ukjent nøkkelfil": [[SAK, I_GANG, "nokler-sammen-2020.csv"], [UKJENT, I_GANG, "nokler-sammen-2021.csv"]],
    "uttredensark": [[SAK, I_GANG, "uttreden-beiarn.docx"], [SAK, BESTRIDT, "uttreden-fauske.docx"]],
    "ukjent uttredensark": [[SAK, I_GANG, "uttreden-bodo.docx"], [SAK, I_GANG, "uttreden-beiarn.xlsx"]],
    "eksempel": [["ce-1-prosjekt"], ["ce-2b-etter-kuttet"]],
    "ukjent eksempel": [["finnes-ikke"]],
    "innlest fil": [[SAK, BESTRIDT, "1"]],
    "ukjent innlest fil": [[SAK, BESTRIDT, "99"], [SAK, I_GANG, "1"]],
}


def skjemaer(kommune: str) -> dict[str, dict[str, object]]:
    """Fill in each form so that it is right for whoever may send it."""
    return {
        "gjoropp_les_inn": {"slag": "REGNSKAP", "fil": SimpleUploadedFile("a.csv", b"Konto;Belop\r\n10100;1\r\n")},
        "gjoropp_betalt": {"forfall": "2021-03-31"},
        "gjoropp_rett": {"postering": "fil 1, rad 2", "belop": "1,00", "grunn": "x"},
        "gjoropp_legg_fram": {"fingeravtrykk": _avtrykk(), "grunn": "x"},
        "gjoropp_trekk": {"grunn": "x"},
        "gjoropp_forklar": {"bestridelse": 3, "forklaring": "x"},
        "gjoropp_godta": {"fingeravtrykk": _avtrykk()},
        "gjoropp_bestrid": {"fingeravtrykk": _avtrykk(), "linje": LINJE, "grunn": "x"},
        "gjoropp_notat": {"linje": LINJE, "tekst": "x", "versjon": 1 if kommune == "1839" else 0},
        "gjoropp_boktall": {"BOKFORT": "1", "BETALT": "2,50", "MOTTATT": "0"},
        "gjoropp_fakturaopplysninger": {"konto": "1234 56 78903", "referanse": "x", "avgift": "UTENFOR", "dager": "30"},
        "gjoropp_lukk": {"fingeravtrykk": _avtrykk()},
        "gjoropp_gjenaapne": {"grunn": "x"},
    }


def _avtrykk() -> str:
    return str(models.Oppgjorsversjon.objects.get(oppgjor__aar=int(BESTRIDT), slag="FORSLAG").fingeravtrykk)
