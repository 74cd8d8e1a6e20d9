"""What the oracle tries on a settlement: which objects there are, and forms filled in right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.actions.demoen import bruker, saken, som

from tospann.actions.budsjettutkast import finn_utkast
from tospann.actions.nokkelbilde import siste_oppgjor
from tospann.actions.oppgjor_budsjett import begynn_budsjett
from tospann.actions.oppgjor_nokkel import foreslaa_nokkel, godkjenn_nokkel
from tospann.core.felles.periode import Periode
from tospann.store import models
from tospann.web.gjoropp.budsjettskjema import Budsjettskjema

SAK, UKJENT = "indre-salten", "finnes-ikke"
STATEN = "stat"
BESTRIDT, I_GANG, NESTE = "2020", "2021", "2022"
_POST = {
    "versjon": 1,
    "navn": "Ny post",
    "lag": "kommune",
    "konto": "19999",
    "funksjon": "242",
    "art": "190",
    "nokkel": "mellom",
    "belop": "100,00",
    "mva": "0",
    "hos": "1841",
}
_BUDSJETTFIL = "Post;Lag;Konto;Funksjon;Art;Nøkkel;Beløp\nDrift;kommune;11900;242;190;mellom;1,00\n"
LINJE = "drift.KOSTNAD"
PERSONAER = {
    "okonomisjef-fauske": ("okonomisjef_vert", "1841"),
    "okonomisjef-beiarn": ("okonomisjef", "1839"),
    "okonomisjef-nav-nordland": ("okonomisjef", STATEN),
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
    "budsjettversjon": [[SAK, BESTRIDT, "1"], [SAK, I_GANG, "1"]],
    "oppgjørsforslag": [[SAK, BESTRIDT, "1"]],
    "ukjent oppgjørstekst": [[SAK, BESTRIDT, "9"], [SAK, "1999", "1"], [UKJENT, BESTRIDT, "1"]],
    "nøkkel": [[SAK, "mellom"], [SAK, "ny"]],
    "ukjent nøkkel": [[SAK, "finnes-ikke"], [UKJENT, "mellom"]],
    "nøkkelforslag": [[SAK, "1"]],
    "godkjent nøkkelforslag": [[SAK, "2"]],
    "ukjent nøkkelforslag": [[SAK, "99"], [UKJENT, "1"]],
    "ukjent innlest fil": [[SAK, BESTRIDT, "99"], [SAK, I_GANG, "1"]],
}


def egne_utkast(kommune: str) -> dict[str, list[list[str]]]:
    """Give the host's draft of a budget: its own to the host, somebody else's to all others."""
    vert = kommune == "1841"
    budsjett, poster = [[SAK, NESTE]], [[SAK, NESTE, post] for post in ("drift", "ny")]
    ukjente = [[SAK, NESTE, "finnes-ikke"], [SAK, BESTRIDT, "drift"], [UKJENT, NESTE, "drift"]]
    return {
        "eget budsjett": budsjett if vert else [],
        "andres budsjett": [] if vert else budsjett,
        "egen budsjettpost": poster if vert else [],
        "andres budsjettpost": [] if vert else poster,
        "ukjent budsjettpost": ukjente,
    }


def lag_utkast_og_nokler() -> None:
    """Begin a budget for the year after, and propose two keys; all have approved the second."""
    vert, sak = bruker("okonomisjef-fauske"), saken()
    with som(vert.part):
        begynn_budsjett(bruker=vert, sak=sak, aar=int(NESTE))
        bilde = siste_oppgjor(sak, vert)
        assert bilde
        forslag = None
        for id_ in ("mellom", "likt"):
            gammel = next(v for v in bilde.gjeldende.grunnlag.nokler if v.id == id_)
            ny = replace(gammel, periode=Periode(date(int(NESTE), 7, 1)))
            forslag = foreslaa_nokkel(bruker=vert, sak=sak, versjon=ny, grunn="x")
    assert forslag
    for sted in ("fauske", "sorfold", "saltdal", "beiarn", "hamaroy"):
        svarer = bruker(f"kommunedirektor-{sted}")
        with som(svarer.part):
            godkjenn_nokkel(bruker=svarer, forslag=forslag, fingeravtrykk=forslag.fingeravtrykk)


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
        "gjoropp_nytt_aar": {"aar": 2023},
        "gjoropp_budsjett": _budsjettskjema(),
        "gjoropp_budsjett_post": _POST,
        "gjoropp_budsjett_fil": {"versjon": 1, "fil": SimpleUploadedFile("a.csv", _BUDSJETTFIL.encode())},
        "gjoropp_budsjett_legg_fram": {"versjon": 1, "grunn": "x"},
        "gjoropp_budsjett_forkast": {"versjon": 1},
        "gjoropp_deltakelse": {"slag": "GAA_UT", "part": "1849", "dato": "2020-06-30", "grunn": "x"},
        "gjoropp_nokkel_endre": {"metode": "Sammensatt", "s_LIKT": "100"},
        "gjoropp_nokkel_godkjenn": {"fingeravtrykk": _nokkelavtrykk()},
        "gjoropp_nokkel_avvis": {"fingeravtrykk": _nokkelavtrykk(), "grunn": "x"},
        "gjoropp_nokkel_trekk": {"grunn": "x"},
        "gjoropp_nokkel_bruk": {"aar": NESTE},
    }


def _budsjettskjema() -> dict[str, object]:
    """Fill in the whole form as it stands, with one amount changed."""
    vert = bruker("okonomisjef-fauske")
    utkast = finn_utkast(vert, saken(), int(NESTE))
    if utkast is None:
        return {}
    skjema = Budsjettskjema(utkast.grunnlag, 1)
    felt = {navn: skjema.get_initial_for_field(f, navn) for navn, f in skjema.fields.items()}
    return {navn: verdi for navn, verdi in felt.items() if verdi is not None} | {"b0": "1,00"}


def _nokkelavtrykk() -> str:
    forste = models.Nokkelforslag.objects.filter(nr=1).first()
    return forste.fingeravtrykk if forste else ""


def _avtrykk() -> str:
    return str(models.Oppgjorsversjon.objects.get(oppgjor__aar=int(BESTRIDT), slag="FORSLAG").fingeravtrykk)
