"""Where a requirement comes from: the act, section, paragraph and letter."""

from __future__ import annotations

from dataclasses import dataclass

_LEDD = ("", "første", "andre", "tredje", "fjerde", "femte", "sjette", "sjuende", "åttende", "niende", "tiende")


@dataclass(frozen=True, slots=True)
class Hjemmel:
    """
    A place in an act, a regulation or a guide.

    *paragraf* carries its own sign ("§ 20-4", "punkt 7.1.5"); *jf* are places
    that must be read with it.
    """

    lov: str
    paragraf: str
    ledd: int | None = None
    bokstav: str = ""
    jf: tuple[Hjemmel, ...] = ()

    def kortform(self) -> str:
        """Write the reference as jurists do: "kommuneloven § 20-4 tredje ledd bokstav f"."""
        deler = [self.lov, self.paragraf]
        if self.ledd is not None:
            deler.append(f"{_LEDD[self.ledd]} ledd")
        if self.bokstav:
            deler.append(f"bokstav {self.bokstav}")
        kort = " ".join(deler)
        return kort if not self.jf else f"{kort}, jf. {' og '.join(h.kortform() for h in self.jf)}"


def kommuneloven(paragraf: str, ledd: int | None = None, bokstav: str = "", *, jf: tuple[Hjemmel, ...] = ()) -> Hjemmel:
    """Refer to the Local Government Act of 2018."""
    return Hjemmel("kommuneloven", f"§ {paragraf}", ledd, bokstav, jf)


def sosialtjenesteloven(paragraf: str, ledd: int | None = None) -> Hjemmel:
    """Refer to the Act on social services in the labour and welfare administration."""
    return Hjemmel("sosialtjenesteloven", f"§ {paragraf}", ledd)


def nav_loven(paragraf: str, ledd: int | None = None, *, jf: tuple[Hjemmel, ...] = ()) -> Hjemmel:
    """Refer to the Act on the labour and welfare administration."""
    return Hjemmel("Nav-loven", f"§ {paragraf}", ledd, jf=jf)


def sjekklisten(punkt: str) -> Hjemmel:
    """Refer to the checklist of KS and Nav for host cooperation, revised in February 2024."""
    return Hjemmel("KS og Navs sjekkliste 2024", f"punkt {punkt}")


def arbeidsmiljoloven(paragraf: str, ledd: int | None = None) -> Hjemmel:
    """Refer to the Working Environment Act."""
    return Hjemmel("arbeidsmiljøloven", f"§ {paragraf}", ledd)


def forvaltningsloven(paragraf: str, ledd: int | None = None) -> Hjemmel:
    """Refer to the Public Administration Act of 1967; the new act of 2025 has no date yet."""
    return Hjemmel("forvaltningsloven", f"§ {paragraf}", ledd)


def delegeringsforskriften(paragraf: str, ledd: int | None = None) -> Hjemmel:
    """Refer to the regulation on delegation between state and municipality (26 January 2007 no. 107)."""
    return Hjemmel("forskrift om delegering mellom stat og kommune (26. januar 2007 nr. 107)", f"§ {paragraf}", ledd)


def tvisteforskriften(paragraf: str, ledd: int | None = None) -> Hjemmel:
    """Refer to the regulation on disputes between Nav and municipalities (12 March 2007 no. 294)."""
    return Hjemmel("forskrift om tvisteløsning mellom Nav og kommune (12. mars 2007 nr. 294)", f"§ {paragraf}", ledd)


def kommuneloven_1992(paragraf: str) -> Hjemmel:
    """Refer to the Local Government Act of 1992 as the project's report of 2018 renders it."""
    return Hjemmel("kommuneloven av 1992", f"§ {paragraf}")
