// Prettiger met JavaScript, volledig zonder: de tussenstand rekent mee terwijl iemand invult, een stap verder of terug gaat zonder de bladzijde
// te verlaten (ook met de knop Terug van de browser, die een verzonden formulier anders niet bewaart), en alles klapt open voor de printer.
"use strict";

const RUST = 450; // milliseconden zonder toets voordat er wordt gerekend
const wortel = document.documentElement;
const formulier = () => document.getElementById("telling");
const stap = () => formulier()?.elements.stap.value ?? "";

// --- de tussenstand ------------------------------------------------------------------------------------------------

let wachten;
let bezig;

async function reken() {
  const stand = document.getElementById("stand");
  if (!stand) {
    return;
  }
  bezig?.abort();
  bezig = new AbortController();
  try {
    const antwoord = await fetch(formulier().dataset.stand, {
      method: "POST",
      body: new FormData(formulier()),
      signal: bezig.signal,
    });
    const tekst = antwoord.ok ? await antwoord.text() : "";
    if (tekst && tekst.trim() !== stand.innerHTML.trim()) {
      stand.innerHTML = tekst;
    }
  } catch (fout) {
    if (fout.name !== "AbortError") {
      wortel.classList.remove("met-js"); // de knop om opnieuw te rekenen komt terug
    }
  }
}

function straks(gebeurtenis) {
  if (gebeurtenis.target.form === formulier()) {
    clearTimeout(wachten);
    wachten = setTimeout(reken, RUST);
  }
}

addEventListener("input", straks);
addEventListener("change", straks);

// --- van stap naar stap --------------------------------------------------------------------------------------------

let bewaard; // het laatste formulier, voor wie van de eerste bladzijde weer vooruit gaat
let nu; // welke bladzijde er staat
let onderweg = false;

const lees = (html) => new DOMParser().parseFromString(html, "text/html");

function toon(bladzijde, weg) {
  clearTimeout(wachten);
  bezig?.abort();
  wortel.lang = bladzijde.documentElement.lang;
  document.title = bladzijde.title;
  const aandacht = bladzijde.querySelector("[autofocus]");
  aandacht?.removeAttribute("autofocus"); // de browser zelf doet het alleen bij een bladzijde die hij laadt
  document.body.replaceWith(bladzijde.body);
  klaar();
  nu = { weg, stap: stap() };
  const kop = document.querySelector("h1");
  kop.tabIndex = -1;
  scrollTo(0, 0);
  (aandacht ?? kop).focus();
}

function meld(zin) {
  document.getElementById("mislukt")?.remove();
  const vak = Object.assign(document.createElement("p"), { id: "mislukt", className: "melding", tabIndex: -1 });
  vak.setAttribute("role", "alert");
  vak.textContent = `${zin}. ${document.body.dataset.blijft}`;
  document.querySelector("main").prepend(vak);
  vak.focus();
}

// Haal een bladzijde en toon haar; lukt dat niet, dan blijft deze staan, met alles wat is ingevuld.
async function haal(weg, verzoek) {
  onderweg = true;
  const oude = document.body;
  oude.inert = true; // wat iemand nu nog typt, zou met deze bladzijde verdwijnen
  try {
    const antwoord = await fetch(weg, { headers: { accept: "text/html" }, ...verzoek });
    const bladzijde = lees(await antwoord.text());
    oude.inert = false;
    if (antwoord.ok) {
      toon(bladzijde, weg);
    } else {
      meld(bladzijde.querySelector("h1")?.textContent ?? document.body.dataset.mislukt);
    }
    return antwoord.ok;
  } catch {
    oude.inert = false;
    meld(document.body.dataset.mislukt);
    return false;
  } finally {
    onderweg = false;
  }
}

addEventListener("submit", async (gebeurtenis) => {
  const [vorm, knop] = [gebeurtenis.target, gebeurtenis.submitter];
  if (vorm.method !== "post" || knop?.name !== "doe") {
    return; // een bestand, een PDF of de beleidspagina: dat doet de browser zelf
  }
  gebeurtenis.preventDefault();
  if (onderweg) {
    return;
  }
  const inhoud = new FormData(vorm);
  inhoud.append(knop.name, knop.value);
  const weg = new URL(knop.hasAttribute("formaction") ? knop.formAction : vorm.action).pathname;
  const vorige = nu;
  if (await haal(weg, { method: "POST", body: inhoud })) {
    const zelfde = vorige.stap === nu.stap && vorige.weg === nu.weg;
    history[zelfde ? "replaceState" : "pushState"](nu, "", weg);
  }
});

addEventListener("popstate", async ({ state }) => {
  if (!state || (state.stap === nu.stap && state.weg === nu.weg)) {
    return; // een sprong binnen de bladzijde
  }
  if (formulier()) {
    bewaard = new FormData(formulier());
  }
  if (!state.stap) {
    await haal(state.weg, {});
  } else if (bewaard) {
    bewaard.set("doe", `naar:${state.stap}`);
    await haal(state.weg, { method: "POST", body: bewaard });
  }
});

// --- opnieuw geladen -----------------------------------------------------------------------------------------------

// Het adres van een telling is zonder verzonden formulier de eerste bladzijde. Daar komt uit wie herlaadt, wie van een andere site terugkomt, en wie
// een telefoon heeft die het tabblad intussen heeft opgeruimd; zijn antwoorden liggen dan nog in dit tabblad, en nergens anders.
const LADE = "telling";
const opBegin = () => document.querySelector('button[value="begin"]') !== null;

function legWeg() {
  try {
    if (formulier()) {
      const velden = [...new FormData(formulier())].filter(([, waarde]) => typeof waarde === "string");
      sessionStorage.setItem(LADE, JSON.stringify({ ...nu, velden }));
    } else if (opBegin()) {
      sessionStorage.removeItem(LADE);
    }
  } catch {
    // zonder opslag, of met een document dat er niet in past, blijft het bij de eerste bladzijde
  }
}

async function haalTerug(eerder) {
  const soort = performance.getEntriesByType("navigation")[0]?.type;
  const lade = opBegin() && ["reload", "back_forward"].includes(soort) && sessionStorage.getItem(LADE);
  if (lade) {
    const { weg, stap, velden } = JSON.parse(lade);
    const inhoud = new FormData();
    velden.forEach(([naam, waarde]) => inhoud.append(naam, waarde));
    inhoud.set("doe", `naar:${eerder?.stap || stap}`);
    if (await haal(weg, { method: "POST", body: inhoud })) {
      history.replaceState(nu, "", weg);
    }
  }
}

addEventListener("pagehide", legWeg);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && legWeg());

// --- de bladzijde --------------------------------------------------------------------------------------------------

function klaar() {
  wortel.classList.add("met-js");
  document.querySelector(".stappen [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
}

klaar();
const eerder = history.state;
nu = { weg: location.pathname, stap: stap() };
history.replaceState(nu, "");
history.scrollRestoration = "manual";
haalTerug(eerder);

let geopend = [];
addEventListener("beforeprint", () => {
  geopend = [...document.querySelectorAll("main details:not([open])")];
  geopend.forEach((deel) => (deel.open = true));
});
addEventListener("afterprint", () => geopend.forEach((deel) => (deel.open = false)));
