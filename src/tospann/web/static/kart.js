// The slider counts months; the date field alone is what is sent. Without script the slider stays hidden.
const skyver = document.getElementById("datoskyver");
const felt = document.getElementById("dato");
if (skyver && felt) {
  const maaneder = (tekst) => { const [aar, maaned] = tekst.split("-").map(Number); return aar * 12 + maaned - 1; };
  const fra = maaneder(skyver.dataset.fra);
  const dato = () => `${Math.floor((fra + Number(skyver.value)) / 12)}-${String((fra + Number(skyver.value)) % 12 + 1).padStart(2, "0")}-01`;
  const fraFelt = () => {
    if (!felt.value) return;
    skyver.value = maaneder(felt.value) - fra;
    skyver.setAttribute("aria-valuetext", new Date(`${felt.value}T12:00`).toLocaleDateString("nb", { day: "numeric", month: "long", year: "numeric" }));
  };
  skyver.min = 0;
  skyver.max = maaneder(skyver.dataset.til) - fra;
  skyver.addEventListener("input", () => {
    felt.value = dato();
    fraFelt();
    felt.dispatchEvent(new Event("change", { bubbles: true }));
  });
  // The slider is only another handle on the field: it must not ask for the page once more when it is let go.
  skyver.addEventListener("change", (hendelse) => hendelse.stopPropagation());
  felt.addEventListener("change", fraFelt);
  fraFelt();
  skyver.closest("[hidden]").hidden = false;
}

// New counties come one by one into the list, and the last would be the chosen one: choose what the map shows.
document.addEventListener("htmx:after:swap", () => {
  const vist = document.getElementById("kartside")?.dataset.fylke;
  if (vist !== undefined) document.getElementById("fylke").value = vist;
});
