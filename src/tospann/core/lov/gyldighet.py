"""From when the rules apply, as the acts themselves (and the notes below their sections) say."""

from __future__ import annotations

from datetime import date

from tospann.core.felles.periode import Periode

# Chapters 1 to 24 (without 14 to 16) came into force council by council, at its constitutive meeting in the
# autumn of 2019 (footnote to § 31-1). Those meetings must be held within October, so this is the first day
# on which the act applied everywhere.
KOMMUNELOVEN = Periode(date(2019, 11, 1))
KOMMUNELOVEN_OKONOMI = Periode(date(2020, 1, 1))
KOMMUNELOVEN_KAP25 = Periode(date(2021, 1, 1))
# § 11-3 was changed by act 2 June 2023 no. 21; we have read the paragraph as it is after that.
KOMMUNELOVEN_2023 = Periode(date(2023, 7, 1))
# We have not read the act of 1992. The project's report of 2018 renders it as it was then; since when, we do not know.
KOMMUNELOVEN_1992 = Periode(date(2018, 1, 1), date(2019, 11, 1))
SOSIALTJENESTELOVEN = Periode(date(2010, 1, 1))
NAV_LOVEN = Periode(date(2010, 1, 1))
NAV_LOVEN_TAUSHET = Periode(date(2015, 1, 1))
FORVALTNINGSLOVEN = Periode(date(2014, 2, 7))
SAMELOVEN_KAP3 = Periode(date(2024, 1, 1))
SAMELOVEN_KAP4 = Periode(date(2021, 7, 1))
SPRAAKLOVA = Periode(date(2022, 1, 1))
ARKIVLOVA = Periode(date(2026, 1, 1))
OFFENTLEGLOVA = Periode(date(2009, 1, 1))
PERSONVERNFORORDNINGEN = Periode(date(2018, 7, 20))
VIRKSOMHETSOVERDRAGELSE = Periode(date(2010, 1, 1))
ARBEIDSMILJO = Periode(date(2006, 1, 1))
ARBEIDSMILJOUTVALG = Periode(date(2024, 1, 1))
DELEGERINGSFORSKRIFTEN = Periode(date(2022, 5, 19))
TVISTEFORSKRIFTEN = Periode(date(2021, 8, 23))
SJEKKLISTEN_2024 = Periode(date(2024, 3, 14))
# Veileder til partnerskapsavtalen, version 3.0.
VEILEDEREN_2019 = Periode(date(2019, 5, 1))
# The Basic Agreement of the state ran out; we do not know what follows it.
HOVEDAVTALEN_STATEN = Periode(date(2023, 1, 1), date(2026, 1, 1))
TOSPANN = Periode(date(2018, 1, 1))
