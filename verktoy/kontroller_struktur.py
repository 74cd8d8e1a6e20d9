"""
Kontroller et strukturbevis uten Tospann: bare Pythons eget standardbibliotek, og bare hele tall.

    python3 kontroller_struktur.py SERTIFIKAT.json [PROBLEM.json]

The file holds the problem, the structure, and stages of prices. A stage gives each municipality a price such that no
lawful group costs less than its members' prices together; so no structure costs less than the sum of the prices (the
bound), and a structure that beats z uses only groups with less than d = z - bound to spare. A stage may also hold
triples: of three municipalities at most one group has two, so a price of at most nothing may be put on having two.
Each stage keeps the groups that could still beat z; after the last one every combination of what is left is tried.
With a PROBLEM the certificate must be about exactly that. Exit code 0: it holds. 1: it does not. 2: cannot be read.
"""

import hashlib
import json
import sys
from decimal import Decimal
from fractions import Fraction

FLEST_FORSOK = 20_000_000


class Holder_ikke(Exception):
    """What the certificate says is not so."""


def fingeravtrykk(tekst, felt=None):
    """Give SHA-256 of the problem, with every number as it is written."""
    verdi = json.loads(tekst, parse_float=str, parse_int=str)
    verdi = verdi if felt is None else verdi[felt]
    return hashlib.sha256(
        json.dumps(verdi, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    ).hexdigest()


def krev(sant, setning):
    if not sant:
        raise Holder_ikke(setning)


class Oppgave:
    """The problem in whole numbers: everything is multiplied by one power of ten."""

    def __init__(self, p, trinn):
        par, n = p["params"], int(p["n"])
        self.n, self.alle = n, (1 << n) - 1
        tall = lambda v: Fraction(str(v)) if isinstance(v, (Decimal, str)) else Fraction(v)
        pris = [tall(v) for t in trinn for v in [*t["priser"], t["antallspris"], *(s[3] for s in t["snitt"])]]
        folk, tid = [tall(v) for v in p["pop"]], [[tall(v) for v in rad] for rad in p["minutes"]]
        verk, tv, sh = [tall(v) for v in p["fte"]], tall(par["tv"]), tall(par["sh"])
        reise = [[tv * folk[i] * tid[h][i] for i in range(n)] for h in range(n)]
        andre = [tall(par["alpha"]), *(sh * v for v in verk), sh * tall(par["theta"])]
        nevnere = {v.denominator for rad in reise for v in rad} | {v.denominator for v in [*andre, *pris]}
        self.skala = 1
        while any(self.skala % nevner for nevner in nevnere):
            self.skala *= 10
            krev(self.skala < 10**80, "Tallene har for mange desimaler.")
        self.hel = lambda v: int(tall(v) * self.skala)
        self.reise = [[int(v * self.skala) for v in rad] for rad in reise]
        self.fast, self.behov = int(andre[0] * self.skala), int(andre[-1] * self.skala)
        self.verk = [int(v * self.skala) for v in andre[1:-1]]
        self.k, grense = min(int(par["k"]), n), [tall(par["T"])] * n
        self.nabo, self.ikke = [0] * n, [0] * n
        for a, b in p["edges"]:
            self.nabo[a] |= 1 << b
            self.nabo[b] |= 1 << a
        self.verter, self.minst, self.antall = [self.alle] * n, 1, [1, n]
        self.sammen, self.hvis, self.summer = [], [], []
        for krav in p.get("krav", []):
            self.legg_til(krav, grense, tall)
        for i in range(n):
            self.verter[i] &= bits(h for h in range(n) if tid[h][i] <= grense[i])

    def legg_til(self, krav, grense, tall):
        slag, hvem = krav["slag"], krav.get("kommuner", [])
        if slag == "sammen":
            self.sammen.append(bits(hvem))
        elif slag == "adskilt":
            for i in hvem:
                self.ikke[i] |= bits(hvem) & ~(1 << i)
        elif slag == "vert":
            for i in hvem:
                self.verter[i] &= bits(krav["verter"])
        elif slag == "reise":
            for i in hvem:
                grense[i] = min(grense[i], tall(krav["hoyst"]))
        elif slag == "hvis":
            self.hvis.append((krav["kommune"], bits(krav["en_av"])))
        elif slag == "sum":
            self.summer.append(([tall(v) for v in krav["verdier"]], tall(krav["minst"])))
        elif slag == "medlemmer":
            self.minst, self.k = max(self.minst, krav["minst"]), min(self.k, krav["hoyst"])
        elif slag == "antall":
            self.antall = [max(self.antall[0], krav["minst"]), min(self.antall[1], krav["hoyst"])]
        else:
            krev(False, f"Kravet «{slag}» er ikke kjent.")

    def lovlig(self, maske):
        """Ask all but size, connection and host."""
        hvem = medlemmer(maske)
        return (
            len(hvem) >= self.minst
            and not any(self.ikke[i] & maske for i in hvem)
            and all(maske & par in (0, par) for par in self.sammen)
            and all(not maske >> i & 1 or maske & en_av for i, en_av in self.hvis)
            and all(sum(v[i] for i in hvem) >= minst for v, minst in self.summer)
        )

    def pris(self, maske, vert):
        hvem = medlemmer(maske)
        return self.fast + sum(self.reise[vert][i] for i in hvem) + max(0, self.behov - sum(self.verk[i] for i in hvem))


def bits(numre):
    maske = 0
    for i in numre:
        maske |= 1 << i
    return maske


def medlemmer(maske):
    ut = []
    while maske:
        ut.append((maske & -maske).bit_length() - 1)
        maske &= maske - 1
    return ut


def henger_sammen(o, maske):
    naadd = nye = maske & -maske
    while nye:
        naadd |= nye
        nye = bits(j for i in medlemmer(nye) for j in medlemmer(o.nabo[i] & maske)) & ~naadd
    return naadd == maske


def kontroller_struktur(o, grupper):
    """Walk through the structure; give its exact price."""
    total, dekket = 0, 0
    for g in grupper:
        maske, vert = bits(g["members"]), g["host"]
        hvem = medlemmer(maske)
        krev(len(hvem) == len(g["members"]) and hvem and not dekket & maske, "En kommune står i to grupper.")
        krev(
            maske >> vert & 1 and all(o.verter[i] >> vert & 1 for i in hvem),
            f"Kommune {vert} kan ikke være vert for {hvem}.",
        )
        krev(len(hvem) <= o.k and henger_sammen(o, maske) and o.lovlig(maske), f"Gruppa {hvem} er ikke lovlig.")
        dekket, total = dekket | maske, total + o.pris(maske, vert)
    krev(dekket == o.alle, "Noen kommuner er ikke med i strukturen.")
    krev(o.antall[0] <= len(grupper) <= o.antall[1], "Antallet grupper er ikke lovlig.")
    return total


def grensen(o, trinn):
    """Give what the prices of a stage prove."""
    antall = o.hel(trinn["antallspris"])
    krev(all(o.hel(s[3]) <= 0 and len({*s[:3]}) == 3 for s in trinn["snitt"]), "En pris på tre kommuner er over null.")
    snitt = sum(o.hel(s[3]) for s in trinn["snitt"])
    return sum(map(o.hel, trinn["priser"])) + antall * (o.antall[0] if antall > 0 else o.antall[1]) + snitt


def til_overs(o, trinn, d, meld=lambda _: None):
    """Find every lawful group with less than *d* to spare at the prices; refuse if any has less than nothing."""
    priser, ut = list(map(o.hel, trinn["priser"])), {}
    par = [(bits(s[:3]), o.hel(s[3])) for s in trinn["snitt"]]
    start = o.fast - o.hel(trinn["antallspris"])
    for vert in range(o.n):
        meld(f"vert {vert + 1} av {o.n}")
        ball = bits(i for i in range(o.n) if o.verter[i] >> vert & 1)
        if not ball >> vert & 1:
            continue
        verdi = [o.reise[vert][i] - priser[i] for i in range(o.n)]
        under = [[0], [0]]
        for nr, ekstra in enumerate((0, 1)):
            for v in sorted(min(0, verdi[i] - ekstra * o.verk[i]) for i in medlemmer(ball & ~(1 << vert)))[: o.k]:
                under[nr].append(under[nr][-1] + v)
        stabel = [(1 << vert, 1, o.nabo[vert] & ball, 1 << vert, start + verdi[vert], o.behov - o.verk[vert])]
        while stabel:
            maske, lengde, apne, sett, sum_, mangler = stabel.pop()
            rest = sum_ + max(0, mangler)
            if rest < d and o.lovlig(maske):
                rest -= sum(pris for tre, pris in par if (tre & maske).bit_count() > 1)
                krev(rest >= 0, f"Gruppa {medlemmer(maske)} koster mindre enn prisene sier.")
                if rest < d:
                    ut[maske] = min(rest, ut.get(maske, rest))
            if lengde == o.k:
                continue
            while apne:
                bit = apne & -apne
                apne ^= bit
                sett |= bit
                i = bit.bit_length() - 1
                if o.ikke[i] & maske:
                    continue
                ny, nye_mangler, igjen = sum_ + verdi[i], mangler - o.verk[i], o.k - lengde - 1
                minst = max(
                    ny + under[0][min(igjen, len(under[0]) - 1)],
                    ny + nye_mangler + under[1][min(igjen, len(under[1]) - 1)],
                )
                if minst < d:
                    stabel.append(
                        (maske | bit, lengde + 1, apne | (o.nabo[i] & ball & ~sett & ~maske), sett, ny, nye_mangler)
                    )
    return ut


def sil(o, trinn, d, gamle, kostnad):
    """Price the groups left by earlier stages at this stage's prices."""
    priser = list(map(o.hel, trinn["priser"]))
    par, antall, ut = [(bits(s[:3]), o.hel(s[3])) for s in trinn["snitt"]], o.hel(trinn["antallspris"]), {}
    for maske in gamle:
        rest = kostnad[maske] - antall - sum(priser[i] for i in medlemmer(maske))
        rest -= sum(pris for tre, pris in par if (tre & maske).bit_count() > 1)
        krev(rest >= 0, f"Gruppa {medlemmer(maske)} koster mindre enn prisene sier.")
        if rest < d:
            ut[maske] = rest
    return ut


def ingen_bedre(o, rest, kostnad, d, z):
    """Try every combination of what is left; refuse if one beats z, or if there are too many to try."""
    forsok, per = 0, [[] for _ in range(o.n)]
    for maske, r in sorted(rest.items(), key=lambda par: par[1]):
        for i in medlemmer(maske):
            per[i].append((maske, r))
    stabel = [(0, d, 0, 0)]
    while stabel:
        dekket, igjen, antall, pris = stabel.pop()
        forsok += 1
        krev(forsok < FLEST_FORSOK, "Det er for mange kombinasjoner igjen til at de kan prøves.")
        if dekket == o.alle:
            krev(
                pris >= z or not o.antall[0] <= antall <= o.antall[1],
                "Det finnes en bedre struktur enn den i sertifikatet.",
            )
            continue
        best = None
        for i in medlemmer(o.alle & ~dekket):
            valg = [(m, r) for m, r in per[i] if r < igjen and not m & dekket]
            if best is None or len(valg) < len(best):
                best = valg
                if len(best) < 2:
                    break
        stabel += [(dekket | m, igjen - r, antall + 1, pris + kostnad[m]) for m, r in best]


def kontroller(tekst, problemtekst="", meld=lambda _: None):
    """Refuse, or give the sentence that says what is proven."""
    sertifikat = json.loads(tekst, parse_float=Decimal)
    krav_felt = {"problem", "fingeravtrykk", "status", "objective", "lower_bound", "groups", "trinn"}
    krev(isinstance(sertifikat, dict) and sertifikat.keys() == krav_felt, "Fila er ikke et sertifikat fra Tospann.")
    krev(fingeravtrykk(tekst, "problem") == sertifikat["fingeravtrykk"], "Problemet i sertifikatet er endret.")
    krev(
        not problemtekst or fingeravtrykk(problemtekst) == sertifikat["fingeravtrykk"],
        "Sertifikatet gjelder et annet problem.",
    )
    trinn = sertifikat["trinn"]
    krev(
        trinn and all(t.keys() == {"priser", "antallspris", "snitt", "bound", "d"} for t in trinn),
        "Et trinn mangler noe.",
    )
    o = Oppgave(sertifikat["problem"], trinn)
    krev(all(len(t["priser"]) == o.n for t in trinn), "Et trinn har ikke en pris for hver kommune.")
    if sertifikat["status"] == "infeasible":
        krev(not sertifikat["groups"] and sertifikat["objective"] is None, "Et umulig problem har ingen struktur.")
        o.reise, o.fast, o.behov, o.verk = [[0] * o.n] * o.n, 0, 0, [0] * o.n
        krev(grensen(o, trinn[0]) > 0, "Prisene viser ikke at problemet er umulig.")
        til_overs(o, trinn[0], 1, meld)
        return "Sertifikatet holder: ingen struktur oppfyller kravene."
    krev(sertifikat["status"] == "optimal", "Sertifikatet sier ikke at noe er bevist.")
    z = kontroller_struktur(o, sertifikat["groups"])
    for navn in ("objective", "lower_bound"):
        krev(
            abs(Fraction(sertifikat[navn]) - Fraction(z, o.skala)) <= Fraction(abs(z), o.skala * 10**12),
            f"«{navn}» er ikke prisen på strukturen.",
        )
    rest = None
    for t in trinn:
        grense = grensen(o, t)
        krev(Fraction(str(t["bound"])) * o.skala == grense, "Grensen er ikke summen av prisene.")
        krev(Fraction(str(t["d"])) * o.skala == z - grense, "d er ikke avstanden fra grensen til prisen.")
        rest = til_overs(o, t, z - grense, meld) if rest is None else sil(o, t, z - grense, rest, kostnader)
        kostnader = {
            m: min(o.pris(m, v) for v in medlemmer(m) if all(o.verter[i] >> v & 1 for i in medlemmer(m))) for m in rest
        }
    ingen_bedre(o, rest, kostnader, z - grense, z)
    return f"Sertifikatet holder: ingen struktur koster mindre enn {float(Fraction(z, o.skala))}. {len(rest)} grupper måtte prøves mot hverandre."


def hovedprogram(argumenter):
    if not 1 <= len(argumenter) <= 2:
        print(__doc__)
        return 2
    try:
        tekster = [open(navn, encoding="utf-8").read() for navn in argumenter]
        print(kontroller(*tekster, meld=framdrift()))
    except Holder_ikke as feil:
        print(f"Sertifikatet holder ikke: {feil}")
        return 1
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, ArithmeticError, RecursionError):
        print("Fila kan ikke leses som et sertifikat.")
        return 2
    return 0


def framdrift():
    from time import monotonic

    sist = [monotonic()]

    def meld(hva):
        if monotonic() - sist[0] > 1:
            sist[0] = monotonic()
            print(f"  kontrollerer {hva} …", file=sys.stderr)

    return meld


if __name__ == "__main__":
    sys.exit(hovedprogram(sys.argv[1:]))
