"""The figures of a settled year as figures that know what they rest on (docs/metode/aarsoppgjor.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tospann.core.felles.fingeravtrykk import kort
from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, UgyldigGrunnlag
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor, Postoppgjor, Saldo
from tospann.core.oppgjor.kostnad import Lag, Posteringsslag
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.metode import maal_i
from tospann.core.oppgjor.metodetekst import i_ord
from tospann.core.oppgjor.nokkelversjon import Nokkelversjon


@dataclass(frozen=True, slots=True)
class Aarstall:
    """Makes figures of a settlement; *stamme* is what their ids begin with, such as ``oppgjor.2024.regnskap``."""

    oppgjor: Aarsoppgjor
    stamme: str

    def post(self, post: Postoppgjor) -> Tall:
        """Give what an item cost."""
        ledd = [p.belop for p in self._grunnlag.posteringer if (p.post, p.slag) == (post.post.id, post.slag)]
        return self._kroner(self._id(post), _navn(post), post.ore, "summen av posteringene", ledd, "alle parter")

    def andel(self, post: Postoppgjor, part: str) -> Tall:
        """Give what a party bears of an item: the item, and every figure that the key counts."""
        navn = f"{_navn(post)}, {self._grunnlag.navn(part)}"
        ledd = (self.post(post), *_uten_gjentak(self._talt(post)))
        ore = post.baerer().get(part, 0)
        return self._kroner(f"{self._id(post)}.{part}", navn, ore, self._formel(post), ledd, part)

    def baerer(self, part: str) -> Tall:
        """Give all that a party bears."""
        ledd = [self.andel(p, part) for p in self.oppgjor.poster if part in p.baerer()]
        navn = f"{self._grunnlag.navn(part)} bærer i alt"
        id_, ore = f"{self.stamme}.baerer.{part}", self.oppgjor.baerer(part)
        return self._kroner(id_, navn, ore, "summen av delene", ledd or self._alle_poster(), part)

    def lag(self, lag: Lag) -> Tall:
        """Give a layer: the parts that belong to it, or what the others owe the host."""
        if lag is Lag.MELLOM:
            andre = [s for s in self.oppgjor.saldoer() if s.part != self._grunnlag.vert]
            ledd, formel = [self.saldo(s) for s in andre], "summen av det de andre skylder verten"
        else:
            formel = "summen av delene som hører til laget"
            ledd = [self.andel(p, part) for p in self.oppgjor.poster for part in p.baerer() if p.lag(part) is lag]
        id_ = f"{self.stamme}.lag.{lag.name.lower()}"
        return self._kroner(id_, lag, self.oppgjor.lag(lag), formel, ledd or self._alle_poster(), "alle parter")

    def saldo(self, saldo: Saldo) -> Tall:
        """Give what a party owes (plus) or has to its credit (minus)."""
        part, grunnlag = saldo.part, self._grunnlag
        fort = (p.belop for p in grunnlag.posteringer if p.bokfort_hos == part)
        betalt = (a.belop for a in grunnlag.akonto if part in {a.fra, a.til})
        navn = f"{grunnlag.navn(part)} skylder"
        formel = "bærer − ført i egne bøker − betalt a konto"
        id_ = f"{self.stamme}.saldo.{part}"
        return self._kroner(id_, navn, saldo.ore, formel, (self.baerer(part), *fort, *betalt), part)

    @property
    def _grunnlag(self) -> Aarsgrunnlag:
        return self.oppgjor.grunnlag

    def _id(self, post: Postoppgjor) -> str:
        return f"{self.stamme}.{post.post.id}.{post.slag.name.lower()}"

    def _alle_poster(self) -> list[Tall]:
        return [self.post(p) for p in self.oppgjor.poster]

    def _kroner(self, id_: str, navn: str, ore: int, formel: str, ledd: Iterable[Tall], gjelder: str) -> Tall:
        if not (alle := tuple(ledd)):
            raise UgyldigGrunnlag(f"Det er ikke ført noe i {self._grunnlag.year}, så det er ingenting å vise.")
        hvem = self._grunnlag.navn(gjelder)
        return regn_ut(id_, navn, Kroner(ore), Enhet.KRONER, formel=formel, ledd=alle, gjelder=hvem)

    def _versjoner(self, post: Postoppgjor) -> list[Nokkelversjon]:
        """Give the versions that shared the item, in order of time."""
        nokler = {post.post.nokkel, post.post.statsnokkel}
        brukt = [v for v in self._grunnlag.nokler if v.id in nokler and self._grunnlag.aar.i_periode(v.periode).dager]
        return sorted(brukt, key=lambda v: (v.id != post.post.statsnokkel, v.periode.fra))

    def _formel(self, post: Postoppgjor) -> str:
        if not (versjoner := self._versjoner(post)):
            return "bæres av én part alene"
        navn = {d.part: d.navn for d in self._grunnlag.deltakelser}
        return "; deretter ".join(f"{v.navn}, versjon {v.versjon}: {i_ord(v.metode, navn)}" for v in versjoner)

    def _talt(self, post: Postoppgjor) -> Iterator[Tall]:
        for versjon in self._versjoner(post):
            maal = maal_i(versjon.metode)
            dato = versjon.folketall.dato(self._grunnlag.year)
            for m in self._grunnlag.maalinger:
                if m.maal in maal and (m.maal is not Maal.FOLKETALL or m.tall.dato == dato):
                    yield m.tall
            if Maal.AARSVERK in maal:
                yield from (s.antall for s in self._grunnlag.stillinger)
            if Maal.FAST in maal:
                yield from vekttall(versjon)


def vekttall(versjon: Nokkelversjon) -> Iterator[Tall]:
    """Give the agreed weights of a key as figures, with the version and its fingerprint as source."""
    dato = versjon.periode.fra
    avtrykk = f"fingeravtrykk {kort(versjon.fingeravtrykk)}"
    kilde = Kilde(f"nokkel.{versjon.id}.{versjon.versjon}", Kildeslag.DOKUMENT, versjon.navn, "partene", dato, avtrykk)
    for part, vekt in versjon.vekter:
        id_ = f"nokkel.{versjon.id}.{versjon.versjon}.vekt.{part}"
        yield Tall(id_, f"Avtalt vekt, {part}", vekt, Enhet.ANTALL, dato, part, kilde)


def _navn(post: Postoppgjor) -> str:
    er_mva = post.slag is Posteringsslag.MVA_KOMPENSASJON
    return f"{post.post.navn}, {post.slag}" if er_mva else post.post.navn


def _uten_gjentak(tall: Iterable[Tall]) -> Iterable[Tall]:
    return {t.id: t for t in tall}.values()
