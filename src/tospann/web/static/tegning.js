// Additions to the map one can draw on; everything works without them.
const omraadet = () => document.getElementById("tegnebord");

// Arrow keys go to the nearest municipality that way; Enter, as on any link, chooses it.
const RETNINGER = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const sted = (lenke) => [Number(lenke.dataset.x), Number(lenke.dataset.y)];
document.addEventListener("keydown", (hendelse) => {
  const fra = hendelse.target.closest?.(".strukturkart .kommuner a");
  const retning = RETNINGER[hendelse.key];
  if (!fra || !retning || hendelse.ctrlKey || hendelse.metaKey || hendelse.altKey) return;
  hendelse.preventDefault();
  const [x, y] = sted(fra);
  let best = null;
  let minst = Infinity;
  for (const lenke of document.querySelectorAll(".strukturkart .kommuner a")) {
    const [dx, dy] = sted(lenke).map((verdi, i) => verdi - [x, y][i]);
    const fram = dx * retning[0] + dy * retning[1];
    const side = Math.abs(dx * retning[1]) + Math.abs(dy * retning[0]);
    if (fram > 0 && fram + 2 * side < minst) [best, minst] = [lenke, fram + 2 * side];
  }
  best?.focus();
});

// Ctrl+Z undoes, Ctrl+Shift+Z or Ctrl+Y does again; in a field they are the field's own.
document.addEventListener("keydown", (hendelse) => {
  if (!(hendelse.ctrlKey || hendelse.metaKey) || hendelse.target.matches("input, textarea")) return;
  const tast = hendelse.key.toLowerCase();
  const knapp = tast === "y" || (tast === "z" && hendelse.shiftKey) ? "gjor-om" : tast === "z" ? "angre" : "";
  if (!knapp || !document.getElementById(knapp)) return;
  hendelse.preventDefault();
  document.getElementById(knapp).click();
});

// On a small screen the panel is below the map: bring it into view when another municipality is chosen.
let vist = omraadet()?.dataset.valgt;
document.addEventListener("htmx:after:swap", () => {
  const valgt = omraadet()?.dataset.valgt;
  if (valgt && valgt !== vist && matchMedia("(max-width: 62rem)").matches) document.getElementById("valgt").scrollIntoView({ block: "nearest" });
  vist = valgt;
});

// A button that has done its work is gone: the reader goes on from the municipality it was about.
document.addEventListener("htmx:after:swap", () => {
  if (document.activeElement && document.activeElement !== document.body) return;
  const valgt = omraadet()?.dataset.valgt;
  (document.getElementById(`velg-${valgt}`) ?? document.getElementById("valgt-navn"))?.focus({ preventScroll: true });
});
