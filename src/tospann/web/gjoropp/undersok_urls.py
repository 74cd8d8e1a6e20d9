"""Addresses of the year's workshop: what-if, keys side by side, fairness, leaving, the guarantee, worked examples."""

from django.urls import path

from tospann.web.gjoropp import eksempler, forsok, garanti, rettferdig, sidelengs, uttreden

_AAR = "<slug:slug>/<int:aar>/"
UNDERSOK = [
    path("eksempler/", eksempler.eksempler, name="gjoropp_eksempler"),
    path("eksempler/<slug:navn>/", eksempler.eksempel, name="gjoropp_eksempel"),
    path(f"{_AAR}forsok/", forsok.forsok, name="gjoropp_forsok"),
    path(f"{_AAR}nokler-sammen/", sidelengs.nokler_sammen, name="gjoropp_nokler_sammen"),
    path(f"{_AAR}nokler-sammen/<str:navn>", sidelengs.nokler_sammen_fil, name="gjoropp_nokler_sammen_fil"),
    path(f"{_AAR}rettferdig/", rettferdig.rettferdig, name="gjoropp_rettferdig"),
    path(f"{_AAR}uttreden/", uttreden.uttreden, name="gjoropp_uttreden"),
    path(f"{_AAR}uttreden/<str:navn>", uttreden.uttreden_fil, name="gjoropp_uttreden_fil"),
    path(f"{_AAR}garanti/", garanti.garanti, name="gjoropp_garanti"),
]
