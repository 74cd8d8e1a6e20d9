// Keeps a slider and its number field in step; the field alone is what is sent. Without script the slider stays hidden.
for (const skyver of document.querySelectorAll("input[type=range][data-for]")) {
  const felt = document.getElementById(skyver.dataset.for);
  const somTall = () => Number(felt.value.replace(/\s/g, "").replace(",", "."));
  const fraFelt = () => { if (!Number.isNaN(somTall())) skyver.value = somTall(); };
  skyver.addEventListener("input", () => {
    felt.value = skyver.value.replace(".", ",");
    felt.dispatchEvent(new Event("input", { bubbles: true }));
  });
  felt.addEventListener("input", fraFelt);
  fraFelt();
  skyver.hidden = false;
}

// The source panel: Escape closes it, and focus goes back to the figure that opened it.
let apnetAv = null;
document.addEventListener("click", (hendelse) => {
  const tall = hendelse.target.closest("a.tall");
  if (tall && !tall.closest("#kildepanel")) apnetAv = tall;
});
document.addEventListener("keydown", (hendelse) => {
  if (hendelse.key === "Escape") document.querySelector("dialog.kildepanel[open]")?.close();
});
document.addEventListener("close", (hendelse) => {
  if (hendelse.target.matches("dialog.kildepanel") && apnetAv?.isConnected) apnetAv.focus();
}, true);

// Ctrl+K (or Cmd+K) goes to the search field.
document.addEventListener("keydown", (hendelse) => {
  const felt = document.getElementById("sok-topp");
  if (!felt || hendelse.key.toLowerCase() !== "k" || !(hendelse.ctrlKey || hendelse.metaKey)) return;
  hendelse.preventDefault();
  felt.focus();
  felt.select();
});
