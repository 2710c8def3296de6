// What Streamlit's pages lack for who reads by keyboard, by ear, by finger or over plain http.
// Its elements are found by their test ids; where one is missing, the page is as Streamlit made it.
(() => {
  "use strict";
  const part = name => `[data-testid=${name}]`;
  const said = () => document.getElementById("reader-words")?.dataset ?? {};

  // ---- told aloud: two regions that stay while Streamlit draws around them, one heard, one seen and heard

  const region = name => {
    const found = document.getElementById(name);
    if (found) return found;
    const made = Object.assign(document.createElement("div"), {id: name});
    made.setAttribute("role", "status");
    document.body.append(made);
    return made;
  };
  const announce = text => { region("reader-hears").textContent = text; };
  const show = text => { region("reader-sees").textContent = text; };
  const hush = () => { if (region("reader-sees").textContent) show(""); };

  const MOST = 3; // findings that are read aloud at once: who wants the others finds them under their headings
  const findings = () => new Map([...document.querySelectorAll(`${part("stMain")} :is(h2, h3)[id], [class*=st-key-announced]`)]
    .map(told => [told.id || "announced", told.textContent.trim()]));
  let before = {page: "", told: new Map()};
  function tellChanges() {
    const now = {page: location.pathname, told: findings()};
    if (now.page === before.page) {
      const changed = [...now.told].filter(([id, text]) => before.told.has(id) && before.told.get(id) !== text);
      if (changed.length) announce(changed.slice(0, MOST).map(([, text]) => text).join(". "));
    } else if (before.page) announce(document.title);
    before = now;
  }

  // ---- what opens takes the focus, and gives it back

  const opener = () => document.querySelector(`${part("stPopoverButton")}[aria-expanded=true]`);
  const REACHED = "a[href], button:not([disabled]), input, select, textarea, [tabindex='0']";
  let entered = null;
  function enter() {
    const opened = document.querySelector(part("stPopoverBody"));
    if (opened === entered) return;
    entered = opened;
    if (!opened) return;
    opened.tabIndex = -1;
    opened.focus({preventScroll: true});
  }
  function keyInOpened(event) {
    const opened = event.target.closest?.(part("stPopoverBody")), button = opener();
    if (!opened || !button) return;
    const reached = [...opened.querySelectorAll(REACHED)].filter(each => each.offsetParent);
    const edge = event.shiftKey ? [opened, reached[0]] : [reached.at(-1)];
    const leaves = event.key === "Tab" && edge.includes(document.activeElement);
    if (!leaves && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") button.click();
    button.focus();
  }

  // ---- copying: also where there is no clipboard, which browsers give to https and localhost alone

  function copiedByHand(text) {
    const field = Object.assign(document.createElement("textarea"), {value: text, className: "reader-copied"});
    const focused = document.activeElement;
    (focused?.closest("[role=dialog]") ?? document.body).append(field);
    field.select();
    try { return document.execCommand("copy"); } catch { return false; } finally {
      field.remove();
      focused?.focus({preventScroll: true});
    }
  }
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { return copiedByHand(text); }
  }
  async function copyCode(event) {
    const box = event.target.closest?.(`${part("stCode")} button`)?.closest(part("stCode"));
    if (!box) return;
    event.preventDefault();
    event.stopPropagation();
    const code = box.querySelector("code");
    if (await copied(code.textContent)) return show(said().copied);
    getSelection().selectAllChildren(code);
    show(said().selected);
  }

  // ---- a finger or a wheel on a picture moves the page; what a tap means comes to Plotly as a click

  const picture = event => event.target.closest?.(".js-plotly-plot .draglayer");
  const map = event => event.target.closest?.(part("stDeckGlJsonChart"));
  const leave = event => { if (picture(event) && event.touches.length === 1) event.stopPropagation(); };
  const roll = event => { if (map(event) && !event.ctrlKey) event.stopPropagation(); };

  // ---- what a map tells of a place stays within the window

  const EDGE = 4; // pixels
  function keepOnScreen() {
    for (const box of document.querySelectorAll(".deck-tooltip")) {
      box.style.marginLeft = box.style.marginTop = "0";
      const {left, right, top, bottom, width} = box.getBoundingClientRect();
      if (!width) continue;
      box.style.marginLeft = `${Math.max(EDGE - left, Math.min(0, innerWidth - EDGE - right))}px`;
      box.style.marginTop = `${Math.max(EDGE - top, Math.min(0, innerHeight - EDGE - bottom))}px`;
    }
  }

  // ---- on paper: every picture of the page, also those that wait for the reader, each in the width of the sheet

  function fitSheet() {
    for (const drawing of document.querySelectorAll(".js-plotly-plot .main-svg")) {
      const [width, height] = ["width", "height"].map(side => drawing.getAttribute(side));
      drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
      drawing.style.maxWidth = `${width}px`;
    }
  }
  const PATIENCE = 30_000; // milliseconds, after which the page is printed with the pictures that it has
  function printAll(event) {
    if (event.key !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (window.nearAll) return;
    window.nearAll = true; // screen/near.py
    show(said().gathering);
    const end = performance.now() + PATIENCE;
    const look = () => {
      const waits = [...document.querySelectorAll("[data-testid^=stBidi]")].some(place => place.offsetHeight);
      const runs = document.querySelector(part("stApp"))?.dataset.testScriptState !== "notRunning";
      const drawn = [...document.querySelectorAll(part("stPlotlyChart"))].every(chart => chart.querySelector(".main-svg"));
      if ((waits || runs || !drawn) && performance.now() < end) return setTimeout(look, 100);
      window.nearAll = false;
      hush();
      print();
    };
    look();
  }

  // ---- the system turned dark or light: pictures are drawn again once the page has turned

  const ground = () => getComputedStyle(document.querySelector(part("stApp")) ?? document.body).backgroundColor;
  let stood = "";
  function followTheme() {
    const now = ground();
    if (stood && now !== stood) document.querySelector(".st-key-theme-turned button")?.click();
    stood = now;
  }

  // ---- Streamlit's own words, in the reader's language

  function translate() {
    const {skip, copy, heading} = said();
    const name = (found, label) => document.querySelectorAll(found).forEach(each => {
      if (label && each.getAttribute("aria-label") !== label) each.setAttribute("aria-label", label);
    });
    const link = document.querySelector(part("stSkipToContent"));
    if (link && skip && link.textContent !== skip) link.firstChild.nodeValue = skip;
    name(`${part("stCode")} button`, copy);
    name(`${part("stHeaderActionElements")} a`, heading);
  }

  let waiting = false, ran = "";
  function look() {
    waiting = false;
    enter();
    translate();
    const runs = document.querySelector(part("stApp"))?.dataset.testScriptState;
    if (runs !== ran && runs === "notRunning") { tellChanges(); stood ||= ground(); }
    ran = runs;
  }
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(look);
  };

  const early = {capture: true};
  document.addEventListener("click", copyCode, early);
  document.addEventListener("pointerdown", hush, early);
  document.addEventListener("keydown", hush, early);
  document.addEventListener("keydown", keyInOpened, early);
  document.addEventListener("keydown", printAll, early);
  addEventListener("beforeprint", fitSheet);
  document.addEventListener("touchstart", leave, early);
  document.addEventListener("wheel", roll, {...early, passive: true});
  document.addEventListener("pointermove", () => requestAnimationFrame(keepOnScreen), {passive: true});
  document.addEventListener("pointerup", () => requestAnimationFrame(keepOnScreen), {passive: true});
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    const end = performance.now() + 3000; // Streamlit turns the page a few frames after the system
    const turn = () => {
      const old = stood;
      followTheme();
      if (stood === old && performance.now() < end) requestAnimationFrame(turn);
    };
    turn();
  });
  new MutationObserver(soon).observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-test-script-state"],
  });
  soon();
})();
