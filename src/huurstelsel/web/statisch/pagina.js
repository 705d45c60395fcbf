// Prettiger met JavaScript, volledig zonder: de tussenstand rekent mee terwijl iemand invult, en alles klapt open voor de printer.
"use strict";

document.documentElement.classList.add("met-js");

const RUST = 450; // milliseconden zonder toets voordat er wordt gerekend
const formulier = document.getElementById("telling");
const stand = document.getElementById("stand");

if (formulier && stand) {
  let wachten;
  let bezig;

  const reken = async () => {
    bezig?.abort();
    bezig = new AbortController();
    try {
      const antwoord = await fetch(formulier.dataset.stand, {
        method: "POST",
        body: new FormData(formulier),
        signal: bezig.signal,
      });
      const tekst = antwoord.ok ? await antwoord.text() : "";
      if (tekst && tekst.trim() !== stand.innerHTML.trim()) {
        stand.innerHTML = tekst;
      }
    } catch (fout) {
      if (fout.name !== "AbortError") {
        document.documentElement.classList.remove("met-js"); // de knop om opnieuw te rekenen komt terug
      }
    }
  };

  const straks = () => {
    clearTimeout(wachten);
    wachten = setTimeout(reken, RUST);
  };
  formulier.addEventListener("input", straks);
  formulier.addEventListener("change", straks);
}

document.querySelector(".stappen [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

let geopend = [];
addEventListener("beforeprint", () => {
  geopend = [...document.querySelectorAll("main details:not([open])")];
  geopend.forEach((deel) => (deel.open = true));
});
addEventListener("afterprint", () => geopend.forEach((deel) => (deel.open = false)));
