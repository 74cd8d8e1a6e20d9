"""Find a study for a reader, or answer as if it were not there; and the problem it asks about, made once."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from tospann.core.felles.rolle import Handling
from tospann.core.struktur.kravvalg import Kravvalg, problemet
from tospann.core.struktur.problem import Strukturproblem
from tospann.core.struktur.studie import Strukturstudie, Studiegrunnlag
from tospann.store import models
from tospann.web.leser import leser

_FLEST = 8
_PROBLEMER: OrderedDict[str, Strukturproblem] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Studieside:
    """What every page of a study shows."""

    rad: models.Strukturstudie
    versjon: models.Studieversjon
    bruker: models.Bruker
    studie: Strukturstudie
    krav: tuple[Kravvalg, ...]

    @property
    def er_var(self) -> bool:
        """Tell whether it is the reader's own party's."""
        return self.rad.part_id == self.bruker.part_id

    @property
    def kan_endre(self) -> bool:
        """Tell whether the reader may ask anew."""
        return self.er_var and self.bruker.kan(Handling.UTREDE_STRUKTUR)

    @property
    def grunnlag(self) -> Studiegrunnlag:
        """Give the facts."""
        return self.studie.grunnlag

    @property
    def navn(self) -> dict[str, str]:
        """Give the names by number."""
        return dict(zip(self.grunnlag.numre, self.grunnlag.navn, strict=True))

    @property
    def nokkel(self) -> str:
        """Give what the question is known by: the same for everybody who asks it."""
        return self.versjon.fingeravtrykk

    @property
    def problem(self) -> Strukturproblem:
        """Give the problem with every demand; the same object for the same question."""
        funnet = _PROBLEMER.get(self.nokkel)
        if funnet is None:
            funnet = _PROBLEMER[self.nokkel] = problemet(self.studie, self.krav)
            while len(_PROBLEMER) > _FLEST:
                _PROBLEMER.popitem(last=False)
        return funnet

    def uten(self, rader: frozenset[int]) -> Strukturproblem:
        """Give the problem without some rows of demands (from 1): what if, and nothing is kept."""
        if not rader:
            return self.problem
        return self.problem.med(krav=(k for k in self.problem.krav if radnummer(k.id) not in rader))


def radnummer(krav_id: str) -> int:
    """Give which row a demand was made from."""
    return int(krav_id.rpartition("#")[2])


def finn_side(request: HttpRequest, slug: str) -> Studieside:
    """
    Find the study as it is asked now.

    Raises
    ------
    Http404
        When it is not there, or is not the reader's to see.

    """
    bruker = leser(request)
    synlige = models.Strukturstudie.objects.visible_to(bruker).select_related("part")
    rad = get_object_or_404(synlige, slug=slug)
    versjon = rad.siste
    return Studieside(rad, versjon, bruker, versjon.som_verdi(), versjon.krav)
