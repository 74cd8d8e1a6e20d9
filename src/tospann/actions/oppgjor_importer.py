"""Ta i bruk en fil: its lines become entries or positions in the host's draft, all of them or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from tospann.actions.avvist import Avvist
from tospann.actions.klokke import i_dag
from tospann.actions.oppgjorsskritt import Skritt
from tospann.actions.trykttabell import som_rutenett
from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.rolle import Handling
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.kostnad import Kostnadspost, Postering, Posteringsslag
from tospann.core.oppgjor.stillinger import Stilling
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.regnskapsfil import Regnskap, Regnskapslinje, les_regnskap
from tospann.imports.stillingsfil import les_stillinger
from tospann.store import models
from tospann.store.aarsoppgjor import Versjonsslag
from tospann.store.aarsoppgjor_eget import Filslag


@transaction.atomic
def importer_oppgjorsfil(
    *, bruker: models.Bruker, fil: models.Oppgjorsfil, kobling: dict[str, str], erstatt: bool
) -> models.Oppgjorsversjon:
    """
    Use a file by a choice of columns, which is remembered; *erstatt* lets it take the place of what was read before.

    Raises
    ------
    HarIkkeRolle, Avvist, FilAvvist
        Nothing of the file is used, and the message says why, row by row.

    """
    skritt = Skritt.begynn(bruker, fil.oppgjor, Handling.LESE_INN_TIL_OPPGJOR)
    skritt.krev_arbeid()
    laast = models.Oppgjorsfil.objects.visible_to(bruker).select_for_update().get(pk=fil.pk)
    if laast.tatt_i_bruk:
        raise Avvist(f"Fil {laast.nr} ble tatt i bruk {dato_tekst(laast.tatt_i_bruk)}. Ingenting er lest inn på nytt.")
    innlest = Innlesing(laast, skritt.bilde.arbeid, prove=skritt.rad.er_prove).les(kobling, erstatt=erstatt)
    versjon = skritt.lagre(innlest.grunnlag, Versjonsslag.UTKAST, f"Lest inn fil {laast.nr}, {laast.navn}"[:500])
    laast.tatt_i_bruk, laast.linjer = i_dag(), innlest.linjer
    laast.save(update_fields=["tatt_i_bruk", "linjer"])
    models.Oppgjorskobling.objects.update_or_create(part=bruker.part, slag=laast.slag, defaults={"kolonner": kobling})
    nyttelast = {
        "aar": skritt.rad.aar,
        "fil": laast.nr,
        "linjer": innlest.linjer,
        "fingeravtrykk": versjon.fingeravtrykk,
    }
    skritt.journalfor(nyttelast, egen=True)
    return versjon


@dataclass(frozen=True, slots=True)
class Innlest:
    """What the draft becomes, and how many lines of the file went in."""

    grunnlag: Aarsgrunnlag
    linjer: int
    regnskap: Regnskap | None = None


@dataclass(frozen=True, slots=True)
class Innlesing:
    """A file, and the draft it is to go into."""

    fil: models.Oppgjorsfil
    grunnlag: Aarsgrunnlag
    prove: bool

    def les(self, kobling: dict[str, str], *, erstatt: bool) -> Innlest:
        """
        Give the draft with the file in it; nothing is kept.

        Raises
        ------
        FilAvvist, Avvist
            With row, column and reason.

        """
        nett = som_rutenett(self.fil.navn, self.fil.ruter, self.fil.lest)
        if self.fil.slag == Filslag.STILLINGER.name:
            stillinger = les_stillinger(nett, kobling, self._parter())
            nye = tuple(
                Stilling(f"fil{self.fil.nr}.rad{s.rad}", s.part, self._aarsverk(s.rad, s.part, s.antall), s.periode)
                for s in stillinger
            )
            return Innlest(replace(self.grunnlag, stillinger=nye), len(nye))
        regnskap = les_regnskap(nett, kobling, self.grunnlag.year)
        fort = self._posteringer(regnskap, kobling)
        gamle = () if erstatt else self.grunnlag.posteringer
        self._krev_uten_overlapp(gamle, fort)
        return Innlest(replace(self.grunnlag, posteringer=(*gamle, *fort)), len(fort), regnskap)

    def _parter(self) -> dict[str, str]:
        navn = {d.navn.casefold(): d.part for d in self.grunnlag.deltakelser}
        return navn | {d.part: d.part for d in self.grunnlag.deltakelser}

    def _aarsverk(self, rad: int, part: str, antall: object) -> Tall:
        navn = f"Årsverk, {self.grunnlag.navn(part)}"
        id_ = f"oppgjor.{self.grunnlag.year}.fil{self.fil.nr}.rad{rad}"
        return Tall(id_, navn, antall, Enhet.AARSVERK, self.fil.dato, navn, self._kilde(rad))  # type: ignore[arg-type]

    def _kilde(self, rad: int) -> Kilde:
        slag = Kildeslag.FORUTSETNING if self.prove else Kildeslag.DOKUMENT
        hva = "Regneeksempel" if self.prove else self.fil.get_slag_display().capitalize()
        tittel = f"{hva}: fil {self.fil.nr}, {self.fil.navn}"
        return Kilde(f"fil.{self.fil.nr}", slag, tittel, self.fil.part.navn, self.fil.dato, f"rad {rad}")

    def _posteringer(self, regnskap: Regnskap, kobling: dict[str, str]) -> tuple[Postering, ...]:
        feil: list[Avvisning] = []
        fort = tuple(self._forsok(regnskap.linjer, kobling, feil))
        if feil:
            raise FilAvvist(self.fil.navn, feil)
        return fort

    def _forsok(
        self, linjer: Sequence[Regnskapslinje], kobling: dict[str, str], feil: list[Avvisning]
    ) -> Iterator[Postering]:
        parter = self._parter() | {"stat": "stat", "": self.grunnlag.vert}
        for linje in linjer:
            post, hos = self._post(linje), parter.get(linje.hos.casefold(), "")
            if post is None:
                kjente = ", ".join(sorted({p.kontering.konto for p in self.grunnlag.poster}))
                grunn = f"konto {linje.konto} hører ikke til noen post i budsjettet. Kontoene der er {kjente}"
                feil.append(Avvisning(linje.rad, kobling.get("konto", "konto"), grunn))
            elif not hos:
                grunn = f"«{linje.hos}» er ikke en av partene i oppgjøret"
                feil.append(Avvisning(linje.rad, kobling.get("hos", "hos"), grunn))
            else:
                yield self._postering(linje, post, hos)

    def _post(self, linje: Regnskapslinje) -> Kostnadspost | None:
        """The account decides; function and article must fit where the file has them (VAT has its own article)."""
        for post in self.grunnlag.poster:
            k = post.kontering
            riktig_art = linje.er_mva or linje.art in {"", k.art}
            if linje.konto == k.konto and riktig_art and linje.funksjon in {"", k.funksjon}:
                return post
        return None

    def _postering(self, linje: Regnskapslinje, post: Kostnadspost, hos: str) -> Postering:
        slag = Posteringsslag.MVA_KOMPENSASJON if linje.er_mva else Posteringsslag.KOSTNAD
        id_ = f"fil {self.fil.nr}, rad {linje.rad}"
        tall_id = f"oppgjor.{self.grunnlag.year}.fil{self.fil.nr}.rad{linje.rad}"
        navn = f"{linje.tekst or post.navn}, {id_}"
        belop = Tall(
            tall_id, navn, linje.belop, Enhet.KRONER, self.fil.dato, self.grunnlag.navn(hos), self._kilde(linje.rad)
        )
        return Postering(id_, post.id, linje.periode, belop, hos, slag)

    def _krev_uten_overlapp(self, gamle: Sequence[Postering], nye: Sequence[Postering]) -> None:
        """The same account over the same days, from two files, is one cost counted twice."""
        foer: dict[object, list[Postering]] = defaultdict(list)
        for p in gamle:
            foer[p.post, p.slag, p.bokfort_hos].append(p)
        for p in nye:
            hos = foer[p.post, p.slag, p.bokfort_hos]
            if dobbel := next((g for g in hos if g.periode.overlapper(p.periode)), None):
                melding = (
                    f"{p.belop.navn}, gjelder fra {dato_tekst(p.periode.fra)}, og der er {dobbel.id} lest inn før. "
                    "Velg «erstatt» hvis fila skal ta plassen til det som er lest inn. Ingenting er lest inn."
                )
                raise Avvist(melding)
