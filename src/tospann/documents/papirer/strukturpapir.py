"""The paper of an office structure: the question, the answer with its proof, why not, and what follows from each."""

from __future__ import annotations

from collections.abc import Iterator

from tospann.core.felles.norsk import dato_tekst, opplisting
from tospann.core.felles.tall import Tall
from tospann.core.utredning.strukturkonsekvens import Strukturkonsekvens
from tospann.core.utredning.strukturrader import forskjellssetninger
from tospann.core.utredning.strukturreise import Innbyggergruppe, Reisemaal
from tospann.core.utredning.strukturutredning import Strukturutredning
from tospann.documents.modell import (
    Blokk,
    Dokument,
    Kolonne,
    Liste,
    Lop,
    Merke,
    Overskrift,
    Ramme,
    Tabell,
    Uthevet,
    alle_opplysninger,
    alle_tall,
)
from tospann.documents.papirer.ordlegging import p
from tospann.documents.papirer.strukturtabell import (
    ALLE_HAR_STED,
    alle_har_sted,
    avtaletabell,
    fordelingstabell,
    kapitteltabell,
    kommunetabell,
    konsekvenstabeller,
    organisasjonstabell,
    systemtabell,
)
from tospann.documents.papirer.vedlegg import beregninger, kilder

DELING = "kommunene i en organisasjon deler utgiften etter innbyggertall. En annen nøkkel gir en annen deling."
AVSENDER = "Laget i Tospann"


def papirnavn(u: Strukturutredning) -> str:
    """Name the file, without ending."""
    return f"utredning-{u.slug}"


def strukturpapir(u: Strukturutredning) -> Dokument:
    """Write the paper."""
    g = u.foer.ramme.studie.grunnlag
    kropp = tuple(_kropp(u))
    return Dokument(
        papirnavn(u),
        f"Utredning av kontorstruktur: {u.tittel}",
        u.dato,
        AVSENDER,
        (*kropp, *_vedlegg(u, kropp)),
        undertittel=f"{g.sted}, med tall fra {dato_tekst(g.dato)}",
        felt=(
            ("Studie", u.tittel),
            ("Versjon", u.versjon),
            ("Tallene gjelder", dato_tekst(g.dato)),
            ("Prøvd mot loven per", dato_tekst(u.foer.ramme.rettsdato)),
        ),
        innholdsliste=True,
    )


def _kropp(u: Strukturutredning) -> Iterator[Blokk]:
    yield from _sporsmaalet(u)
    yield from _svaret(u)
    yield from _alternativene(u)
    yield from konsekvensdel(u)
    yield from _rettslig(u)
    yield from _kommunene(u)


def _sporsmaalet(u: Strukturutredning) -> Iterator[Blokk]:
    g, rammer = u.foer.ramme.studie.grunnlag, u.foer.ramme.studie.rammer
    yield Overskrift(1, "Spørsmålet")
    yield p(u.foer.ramme.studie.sporsmaal)
    yield p(
        f"Studien har {len(g.kommuner)} kommuner. Den ser på organisasjoner der alle har høyst {rammer.reise} minutter "
        f"til verten, med høyst {rammer.storst} kommuner i hver. En organisasjon bør ha minst ",
        u.foer.miljo.terskel,
        ".",
    )
    if u.krav:
        kolonner = Kolonne("Krav", bredde=5), Kolonne("Hvorfor", bredde=4), Kolonne("Kilde", bredde=4)
        rader = tuple(
            (k.ordlyd, k.grunn or None, ", ".join(filter(None, (k.kilde.tittel, k.kilde.sted)))) for k in u.krav
        )
        yield Tabell("Kravene", kolonner, rader)
    yield Overskrift(2, "Hva som er fakta, og hva som er anslag")
    yield Liste(tuple(_fakta(u)))


def _fakta(u: Strukturutredning) -> Iterator[tuple[Lop, ...]]:
    g = u.foer.ramme.studie.grunnlag
    yield (Uthevet("Fakta"), f": kommuner og innbyggere fra registeret og SSB, {dato_tekst(g.dato)}.")
    if g.er_anslag:
        yield (
            Uthevet("Anslag"),
            f": reisetidene. {g.reiser.kilde.tittel}. Under tallene står hva de kan være i virkeligheten.",
        )
    else:
        yield (Uthevet("Oppgitt"), f": reisetidene. {g.reiser.kilde.tittel}.")
    if any(k.aarsverk.er_forutsetning for k in g.kommuner):
        yield (Uthevet("Forutsetning"), ": årsverkene. Ingen åpen kilde har årsverk per kontor.")
    yield (Uthevet("Forutsetning"), ": lønn, kontordrift og påslag. De er merket med stjerne og listet i vedlegget.")
    yield (Uthevet("Forutsetning"), f": {DELING}")
    yield (Uthevet("Ikke regnet"), ": stønader, gevinst av større fagmiljø og reiseutgifter for innbyggerne.")


def _svaret(u: Strukturutredning) -> Iterator[Blokk]:
    yield Overskrift(1, "Svaret")
    yield p(u.svar.setning)
    if u.svar.hvorfor_ikke:
        yield Overskrift(2, "Hvorfor det ikke går")
        yield Liste(tuple((linje,) for linje in u.svar.hvorfor_ikke))
    if u.svar.sertifikat:
        yield p(
            "Beviset kan kontrolleres av andre, med programmet verktoy/kontroller_struktur.py. Fila sertifikat.json på "
            "studiens side har dette fingeravtrykket (SHA-256): ",
            u.svar.sertifikat,
        )
    else:
        yield p("Det følger ikke et sertifikat med dette svaret.")
    yield p("Fakta, grenser og krav i denne versjonen av studien har fingeravtrykket ", u.fingeravtrykk)
    yield Overskrift(2, f"Slik ser «{u.etter[0].navn}» ut")
    yield organisasjonstabell(u.etter[0])


def _alternativene(u: Strukturutredning) -> Iterator[Blokk]:
    yield Overskrift(1, "Strukturene mot hverandre")
    forste = u.etter[0]
    yield Overskrift(2, f"Fra «{u.foer.navn}» til «{forste.navn}»")
    yield forskjellsliste(u.foer, forste)
    for annen in u.etter[1:]:
        yield Overskrift(2, f"Hva en gir opp ved å velge «{annen.navn}» i stedet")
        yield _liste_eller(u.gis_opp(annen), "De to strukturene er like.")


def forskjellsliste(foer: Strukturkonsekvens, etter: Strukturkonsekvens) -> Blokk:
    """Say what differs, a sentence for each."""
    return _liste_eller(forskjellssetninger(foer, etter), "Ingenting er annerledes.")


def _liste_eller(setninger: tuple[str, ...], ellers: str) -> Blokk:
    return Liste(tuple((s,) for s in setninger)) if setninger else p(ellers)


def konsekvensdel(u: Strukturutredning) -> Iterator[Blokk]:
    """Set every structure side by side, group by group."""
    yield Overskrift(1, "Konsekvenser")
    yield p(
        "Alle innbyggere regnes fra kommunesenteret, med bil og ferje, én vei. «Kan være» er hva tallet blir når alle "
        "reisetidene ligger i den ene eller den andre enden av spennet sitt."
    )
    yield from konsekvenstabeller(u.alle)
    yield p(f"{u.foer.ramme.ledelse_i_ord()} Tallet på ledere regner med én i hver organisasjon.")
    if alle_har_sted(u.alle):
        yield p(ALLE_HAR_STED)
    reise = u.etter[0].reise(Innbyggergruppe.ALLE, Reisemaal.VERT)
    if not isinstance(reise, str):
        yield fordelingstabell(reise)


def _rettslig(u: Strukturutredning) -> Iterator[Blokk]:
    forste = u.etter[0]
    yield Overskrift(1, "Vedtak, avtaler, fagsystem og språk")
    ulovlig = ulovligheter(forste)
    if ulovlig:
        yield Ramme(Merke.OBS, f"{forste.ramme.form} kan ikke bære dette", (Liste(tuple((s,) for s in ulovlig)),))
    if any(a.steg for a in forste.avtaler):
        yield avtaletabell(forste)
    apne = apne_sporsmaal(forste)
    if apne:
        yield Ramme(Merke.OBS, "Spørsmål loven lar stå åpne", (Liste(tuple((s,) for s in apne)),))
    tabell = systemtabell(forste)
    yield tabell if tabell.rader else p("Ingen kommuner er sammen, så ingenting må vedtas.")


def ulovligheter(k: Strukturkonsekvens) -> tuple[str, ...]:
    """Say why the form cannot carry the structure, each sentence once."""
    return tuple(dict.fromkeys(s for a in k.avtaler for s in a.ulovlig))


def apne_sporsmaal(k: Strukturkonsekvens) -> tuple[str, ...]:
    """Give the questions the law leaves open, each once."""
    return tuple(dict.fromkeys(s for a in k.avtaler for s in a.apne))


def _kommunene(u: Strukturutredning) -> Iterator[Blokk]:
    forste = u.etter[0]
    yield Overskrift(1, "Kommunene")
    yield kommunetabell(u.alle_kapitler(forste), forste.navn)
    if u.kommuner:
        yield Overskrift(2, "Kapittel for hver kommune" if len(u.kommuner) > 1 else "Kapittel for kommunen")
    for nummer in u.kommuner:
        kapitler = u.kapitler(nummer)
        yield Overskrift(3, kapitler[0][1].navn)
        yield p(*_kontorene([(navn, k.kontoret) for navn, k in kapitler]))
        yield kapitteltabell(kapitler)


def _kontorene(par: list[tuple[str, str]]) -> Iterator[Lop]:
    like: dict[str, list[str]] = {}
    for navn, setning in par:
        like.setdefault(setning, []).append(f"«{navn}»")
    for setning, strukturer in like.items():
        yield f"{opplisting(strukturer)}: {setning} " if len(like) > 1 else f"{setning} "


def _vedlegg(u: Strukturutredning, kropp: tuple[Blokk, ...]) -> Iterator[Blokk]:
    utkast = Dokument("", "", u.dato, "", kropp)
    trykte = tuple(alle_tall(utkast))
    yield Overskrift(1, "Vedlegg: forutsetninger")
    yield p("Ingen kilde gir disse tallene. De kan endres, og er merket med stjerne overalt der noe hviler på dem.")
    yield forutsetningstabell(u.foer)
    yield Overskrift(1, "Vedlegg: kilder")
    yield kilder(trykte, tuple(alle_opplysninger(utkast)))
    yield Overskrift(1, "Vedlegg: slik er tallene regnet ut")
    yield beregninger(trykte)


def forutsetningstabell(k: Strukturkonsekvens) -> Tabell:
    """List the assumptions, each with its reason."""
    kolonner = Kolonne("Forutsetning", bredde=4), Kolonne("Verdi", hoyre=True, bredde=2), Kolonne("Hvorfor", bredde=6)
    alle: tuple[Tall, ...] = (k.miljo.terskel, *k.ramme.forutsetninger.alle())
    return Tabell("Forutsetninger", kolonner, tuple((t.navn, t, t.kilde.sted) for t in alle))
