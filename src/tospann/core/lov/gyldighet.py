"""From when the rules apply, as the acts themselves say."""

from __future__ import annotations

from datetime import date

from tospann.core.felles.periode import Periode

# Chapters 1 to 24 (without 14 to 16) came into force council by council, at its constitutive meeting in the
# autumn of 2019 (footnote to § 31-1). Those meetings must be held within October, so this is the first day
# on which the act applied everywhere.
KOMMUNELOVEN = Periode(date(2019, 11, 1))
KOMMUNELOVEN_KAP25 = Periode(date(2021, 1, 1))
SOSIALTJENESTELOVEN = Periode(date(2010, 1, 1))
NAV_LOVEN = Periode(date(2010, 1, 1))
SAMELOVEN_KAP3 = Periode(date(2024, 1, 1))
ARKIVLOVA = Periode(date(2026, 1, 1))
PERSONVERNFORORDNINGEN = Periode(date(2018, 7, 20))
VIRKSOMHETSOVERDRAGELSE = Periode(date(2010, 1, 1))
DELEGERINGSFORSKRIFTEN = Periode(date(2022, 5, 19))
SJEKKLISTEN_2024 = Periode(date(2024, 3, 14))
