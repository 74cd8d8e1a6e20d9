"""One step in the life of a settlement: asked for, taken once, and written down, under the settlement's own lock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from tospann.actions import journal
from tospann.actions.avvist import Avvist, HarIkkeRolle, NoenAndreKomForst
from tospann.actions.klokke import i_dag
from tospann.actions.oppgjorsbilde import Oppgjorsbilde, last_oppgjor, partsnokkel
from tospann.actions.tilgang import krev
from tospann.core.felles.fingeravtrykk import kort
from tospann.core.felles.norsk import dato_tekst, desimaltall
from tospann.core.felles.personvern import krev_uten_fodselsnummer
from tospann.core.felles.rolle import Handling
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.livslop import Oppgjorshandling, Oppgjorssteg, UgyldigHandling, utfor
from tospann.core.oppgjor.lonnsvern import lonnsavsloringer
from tospann.store import models
from tospann.store.aarsoppgjor import Hendelsesslag, Versjonsslag, gjort_opp
from tospann.store.aarsoppgjor_json import som_tekst

KAN_ARBEIDES_MED = frozenset({Oppgjorssteg.LOPENDE, Oppgjorssteg.BESTRIDT})


@dataclass(frozen=True, slots=True)
class Skritt:
    """A settlement that is locked for one user until the transaction ends."""

    bruker: models.Bruker
    bilde: Oppgjorsbilde
    handling: Handling

    @classmethod
    def begynn(cls, bruker: models.Bruker, oppgjor: models.Aarsoppgjor, handling: Handling) -> Self:
        """
        Ask for the right, lock the settlement, and read it as it is now.

        Raises
        ------
        HarIkkeRolle
            When the role may not, or the user acts for nobody who takes part.

        """
        krev(bruker, oppgjor.sak, handling)
        laast = models.Aarsoppgjor.objects.select_related("sak", "vert").select_for_update(of=("self",))
        bilde = last_oppgjor(laast.get(pk=oppgjor.pk), bruker)
        if partsnokkel(bruker.part) not in bilde.livslop.parter:
            raise HarIkkeRolle(f"{bruker.part.navn} er ikke part i oppgjøret. Ingenting er lagret.")
        return cls(bruker, bilde, handling)

    @property
    def part(self) -> str:
        """Give what the core calls the user's party."""
        return partsnokkel(self.bruker.part)

    @property
    def rad(self) -> models.Aarsoppgjor:
        """Give the settlement's row."""
        return self.bilde.rad

    def krev_vert(self) -> None:
        """
        Let only the host go on.

        Raises
        ------
        HarIkkeRolle
            When the user acts for somebody else.

        """
        if self.bruker.part_id != self.rad.vert_id:
            raise HarIkkeRolle(f"Bare {self.rad.vert.navn}, som er vert, kan gjøre dette. Ingenting er lagret.")

    def krev_arbeid(self) -> None:
        """
        Let the host go on only while there is nothing that others have accepted.

        Raises
        ------
        Avvist
            When the settlement is not being worked on.

        """
        self.krev_vert()
        if self.bilde.livslop.steg not in KAN_ARBEIDES_MED:
            melding = f"Oppgjøret er {self.bilde.livslop.steg}. Da kan ikke grunnlaget endres. Ingenting er lagret."
            raise Avvist(melding)

    def krev_samme(self, fingeravtrykk: str) -> None:
        """
        Refuse an answer to another text than the one that is laid before the parties.

        Raises
        ------
        NoenAndreKomForst
            When it has changed.

        """
        if fingeravtrykk != self.bilde.livslop.fingeravtrykk:
            melding = "Oppgjøret er endret siden du åpnet siden. Les det på nytt før du svarer. Ingenting er lagret."
            raise NoenAndreKomForst(melding)

    def gjort_for(self, skritt: str, fingeravtrykk: str, linje: str = "", tekst: str = "") -> bool:
        """Tell whether the party's last act was exactly this: the same form sent twice."""
        egne = [h for h in self.bilde.hendelser if h.part_id == self.bruker.part_id]
        det_samme = (skritt, fingeravtrykk, linje, tekst)
        return bool(egne) and det_samme == (egne[-1].handling, egne[-1].fingeravtrykk, egne[-1].linje, egne[-1].tekst)

    def ta(self, skritt: Oppgjorshandling, fingeravtrykk: str = "", linje: str = "", tekst: str = "") -> bool:
        """
        Take a step and write it down; the same step twice is taken once.

        Raises
        ------
        Avvist, Fodselsnummer
            When it cannot be taken now, or the words hold an identity number.

        """
        krev_uten_fodselsnummer(tekst)
        if self.gjort_for(skritt.name, fingeravtrykk, linje, tekst):
            return False
        try:
            utfor(self.bilde.livslop, skritt, self.part, fingeravtrykk)
        except UgyldigHandling as feil:
            raise Avvist(f"{feil} Ingenting er lagret.") from feil
        self.skriv(skritt.name, fingeravtrykk, linje, tekst)
        return True

    def skriv(
        self,
        hva: str,
        fingeravtrykk: str = "",
        linje: str = "",
        tekst: str = "",
        svar_paa: models.Oppgjorshendelse | None = None,
    ) -> models.Oppgjorshendelse:
        """Write down what was done, in the settlement and in the journal everybody shares."""
        hendelse = models.Oppgjorshendelse.objects.create(
            oppgjor=self.rad,
            nr=len(self.bilde.hendelser) + 1,
            part=self.bruker.part,
            bruker=self.bruker,
            rolle=self.bruker.rollen.value,
            handling=hva,
            fingeravtrykk=fingeravtrykk,
            linje=linje,
            tekst=tekst,
            svar_paa=svar_paa,
            dato=i_dag(),
        )
        nyttelast = {"aar": self.rad.aar, "fingeravtrykk": fingeravtrykk, "linje": linje}
        self.journalfor({navn: verdi for navn, verdi in nyttelast.items() if verdi})
        return hendelse

    def journalfor(self, nyttelast: dict[str, object], *, egen: bool = False) -> None:
        """Write the journal: the case's, or (*egen*) the party's own."""
        journal.skriv(self.bruker, self.handling, self.rad.sak.slug, nyttelast, egen=egen)

    def lagre(self, grunnlag: Aarsgrunnlag, slag: Versjonsslag, grunn: str) -> models.Oppgjorsversjon:
        """
        Freeze a basis; one that cannot be settled is not kept.

        Raises
        ------
        Avvist
            With the core's reason, when the year cannot be settled, or a closed entry would be changed.

        """
        krev_uten_fodselsnummer(grunn)
        self._krev_lukkede(grunnlag)
        innhold = som_tekst(grunnlag)
        try:
            _, avtrykk = gjort_opp(innhold)
        except UgyldigNokkel as feil:
            raise Avvist(f"Året kan ikke gjøres opp slik. {feil} Ingenting er lagret.") from feil
        siste = max((v.nr for v in self.bilde.versjoner if v.slag == slag.name), default=0)
        return models.Oppgjorsversjon.objects.create(
            oppgjor=self.rad,
            part=self.bruker.part,
            slag=slag.name,
            nr=siste + 1,
            innhold=innhold,
            fingeravtrykk=avtrykk,
            grunn=grunn,
            dato=i_dag(),
        )

    def _krev_lukkede(self, grunnlag: Aarsgrunnlag) -> None:
        """After closing, entries are only added: every one that was closed must still be there, as it was."""
        lukket = self.bilde.med_avtrykk(self.bilde.lukket)
        if lukket and set(lukket.som_oppgjor().grunnlag.posteringer) - set(grunnlag.posteringer):
            melding = (
                f"Oppgjøret {kort(lukket.fingeravtrykk)} ble lukket {dato_tekst(lukket.dato)}. Det som står der, kan "
                "bare tilbakeføres, ikke endres eller tas ut. Ingenting er lagret."
            )
            raise Avvist(melding)


def krev_uten_lonnsavsloring(grunnlag: Aarsgrunnlag) -> None:
    """
    Keep from the other parties a line of pay that may be one person's.

    Raises
    ------
    Avvist
        With the line, and what to do with it.

    """
    for linje in lonnsavsloringer(grunnlag):
        melding = (
            f"«{linje.navn}» ført hos {grunnlag.navn(linje.hos)} hviler på {desimaltall(linje.aarsverk, 2)} årsverk. "
            "Under tre årsverk kan linja vise hva én person tjener. Før den sammen med en annen post, eller under en "
            "art som ikke er lønn, før de andre partene får se den. Ingenting er lagret."
        )
        raise Avvist(melding)


FORKLARE = Hendelsesslag.FORKLARE.name
