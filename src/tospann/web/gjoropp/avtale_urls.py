"""Addresses of what a year is made of: its budget, the keys, who takes part, every text laid before all."""

from django.urls import path

from tospann.web.gjoropp import budsjett, budsjettfil, budsjettversjon, medlem, nokkel

_AAR = "<slug:slug>/<int:aar>/"
_FORSLAG = "<slug:slug>/nokler/forslag/<int:nr>/"
AVTALE = [
    path("<slug:slug>/nytt-aar/", budsjett.nytt_aar, name="gjoropp_nytt_aar"),
    path(f"{_AAR}budsjett/", budsjett.budsjett, name="gjoropp_budsjett"),
    path(f"{_AAR}budsjett/<int:nr>/", budsjettversjon.budsjettet, name="gjoropp_budsjettversjon"),
    path(f"{_AAR}budsjett/poster/<slug:post>/", budsjett.post, name="gjoropp_budsjett_post"),
    path(f"{_AAR}budsjett/fil/", budsjettfil.les_fil, name="gjoropp_budsjett_fil"),
    path(f"{_AAR}budsjett/utkast.csv", budsjettfil.last_ned, name="gjoropp_budsjett_csv"),
    path(f"{_AAR}budsjett/legg-fram/", budsjett.legg_fram, name="gjoropp_budsjett_legg_fram"),
    path(f"{_AAR}budsjett/forkast/", budsjett.forkast, name="gjoropp_budsjett_forkast"),
    path(f"{_AAR}forslag/<int:nr>/", budsjettversjon.forslaget, name="gjoropp_forslag"),
    path(f"{_AAR}deltakelse/", medlem.deltakelse, name="gjoropp_deltakelse"),
    path("<slug:slug>/nokler/", nokkel.nokler, name="gjoropp_nokler"),
    path("<slug:slug>/nokler/<slug:nokkel>/endre/", nokkel.endre, name="gjoropp_nokkel_endre"),
    path(_FORSLAG, nokkel.forslag, name="gjoropp_nokkelforslag"),
    path(f"{_FORSLAG}godkjenn/", nokkel.godkjenn, name="gjoropp_nokkel_godkjenn"),
    path(f"{_FORSLAG}avvis/", nokkel.avvis, name="gjoropp_nokkel_avvis"),
    path(f"{_FORSLAG}trekk/", nokkel.trekk, name="gjoropp_nokkel_trekk"),
    path(f"{_FORSLAG}bruk/", nokkel.bruk, name="gjoropp_nokkel_bruk"),
]
