// Presents a deck: every slide is drawn ahead, so that a move asks nothing of a server and draws nothing.
(() => {
  const deck = JSON.parse(document.getElementById("deck").textContent);
  const words = JSON.parse(document.getElementById("words").textContent);
  const element = (id) => document.getElementById(id);
  const sections = [...document.querySelectorAll(".slide")];
  const stages = sections.map((section) => section.querySelector(".stage"));
  const last = sections.length - 1;
  const drawn = new Map();
  const memory = (() => {
    try { sessionStorage.getItem("x"); return sessionStorage; } catch { return {getItem: () => null, setItem() {}}; }
  })();
  let here = -1;
  let highlighted = null;
  let speaker = null;
  let began = Number(memory.getItem("began")) || 0;

  // ---- drawing: laid out again for the room it has, with type as large as the picture allows

  const LAID_OUT = 960;
  const scaled = (value, by) => Array.isArray(value) ? value.map((each) => scaled(each, by))
    : typeof value === "number" ? value * by : value;
  const grow = (thing, names, by) => {
    for (const name of names) if (thing?.[name] !== undefined) thing[name] = scaled(thing[name], by);
  };
  const growText = (thing, by) => {
    if (typeof thing.text === "string") {
      thing.text = thing.text.replace(/font-size:\s*([\d.]+)px/g, (_, size) => `font-size:${size * by}px`);
    }
    grow(thing.font, ["size"], by);
  };

  function enlarged(original, width, height) {
    const figure = structuredClone(original);
    const {layout} = figure;
    // at least 0.4: smaller type than that nobody reads, larger would lie on its neighbour in the tallest pictures
    const by = Math.max(0.4, Math.min(height / (layout.height || 420), width / (layout.meta?.least_width || LAID_OUT), 3.2));
    layout.font = {...layout.font, size: (layout.font?.size || 14) * by};
    grow(layout.margin, ["l", "r", "t", "b"], by);
    grow(layout.hoverlabel?.font, ["size"], by);
    for (const annotation of layout.annotations || []) {
      annotation.font = {size: 14, ...annotation.font};
      growText(annotation, by);
      grow(annotation, ["xshift", "yshift", "borderpad", "arrowwidth", "arrowsize"], by);
      for (const end of ["ax", "ay"]) {
        if ((annotation[`${end}ref`] ?? "pixel") === "pixel") grow(annotation, [end], by);
      }
    }
    for (const shape of layout.shapes || []) grow(shape.line, ["width"], by);
    for (const [name, axis] of Object.entries(layout)) {
      if (!/^[xy]axis\d*$/.test(name)) continue;
      grow(axis.tickfont, ["size"], by);
      grow(axis, ["ticklen", "linewidth", "gridwidth"], by);
      axis.automargin = false;
    }
    for (const trace of figure.data) {
      grow(trace.marker, ["size"], by);
      grow(trace.marker?.line, ["width"], by);
      grow(trace.line, ["width"], by);
      grow(trace.textfont, ["size"], by);
      for (const error of [trace.error_x, trace.error_y]) grow(error, ["thickness", "width"], by);
    }
    return {data: figure.data, layout: {...layout, width, height, autosize: false}};
  }

  function draw(index) {
    const stage = stages[index];
    const room = document.documentElement.dataset.room;
    const state = `${room} ${stage.clientWidth} ${stage.clientHeight}`;
    if (drawn.get(index) === state || !stage.clientWidth || !stage.clientHeight) return;
    drawn.set(index, state);
    const figure = enlarged(deck.slides[index].figures[room], stage.clientWidth, stage.clientHeight);
    Plotly.react(stage, figure.data, figure.layout, {displayModeBar: false, doubleClick: false});
    stage.removeAllListeners?.("plotly_click");
    stage.on("plotly_click", ({points}) => {
      const code = points[0]?.customdata?.[1];
      if (typeof code === "string") highlight(code === highlighted ? null : code);
    });
    mark(index);
  }

  const whenIdle = window.requestIdleCallback || ((work) => setTimeout(work, 30));
  function drawAround() {
    draw(here);
    const rest = [here + 1, here - 1, ...stages.keys()].filter((index) => index >= 0 && index <= last);
    const step = () => {
      const index = rest.shift();
      if (index === undefined) { document.documentElement.dataset.ready = "yes"; return; }
      draw(index);
      whenIdle(step);
    };
    delete document.documentElement.dataset.ready;
    whenIdle(step);
  }

  // ---- a highlighted country: its marks keep their colour, the others step back, on every slide that has it

  const codes = (index) => [...new Set((stages[index].data || [])
    .flatMap((trace) => Array.isArray(trace.customdata) ? trace.customdata.map((carried) => carried?.[1]) : [])
    .filter((code) => typeof code === "string"))];

  function mark(index) {
    const stage = stages[index];
    if (!stage.data) return;
    const has = highlighted !== null && codes(index).includes(highlighted);
    stage.data.forEach((trace, at) => {
      if (!trace.customdata?.some?.((carried) => typeof carried?.[1] === "string")) return;
      const chosen = has
        ? trace.customdata.flatMap((carried, point) => carried?.[1] === highlighted ? [point] : []) : null;
      const faint = {marker: {opacity: 0.18}};
      Plotly.restyle(stage, {selectedpoints: [chosen], unselected: [chosen ? faint : {}]}, [at]);
    });
  }

  function highlight(code) {
    highlighted = code;
    stages.forEach((_, index) => mark(index));
  }

  function highlightNext(by) {
    const known = codes(here);
    if (known.length) highlight(known[(known.indexOf(highlighted) + by + known.length) % known.length]);
  }

  // ---- moving

  function go(index, {tell = true} = {}) {
    const place = Math.max(0, Math.min(last, index));
    if (place === here) return;
    if (here >= 0 && !began) memory.setItem("began", began = Date.now());
    here = place;
    draw(here);
    sections.forEach((section, at) => {
      section.classList.toggle("here", at === here);
      section.classList.toggle("near", Math.abs(at - here) === 1);
      section.inert = at !== here;
    });
    element("asked").hidden = element("black").hidden = true;
    element("number").textContent = `${here + 1} / ${last + 1}`;
    history.replaceState(null, "", `#${here + 1}`);
    document.title = `${here + 1}. ${deck.slides[here].title}`;
    if (tell) element("said").textContent =
      `${words.slide.replace("{number}", here + 1).replace("{count}", last + 1)}: ${deck.slides[here].title}`;
    tellNotes();
    whenIdle(() => [here + 1, here - 1].forEach((near) => stages[near] && draw(near)));
  }

  // ---- what the speaker sees

  const paragraph = (owner, kind, text) => {
    const made = owner.ownerDocument.createElement("p");
    made.className = kind;
    made.textContent = text;
    owner.append(made);
    return made;
  };
  const elapsed = () => {
    const seconds = began ? Math.floor((Date.now() - began) / 1000) : 0;
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  function tellTo(owner) {
    const slide = deck.slides[here];
    const coming = deck.slides[here + 1];
    owner.replaceChildren();
    paragraph(owner, "clock", `${elapsed()} · ${here + 1} / ${last + 1}`);
    paragraph(owner, "", slide.notes || words.none);
    if (slide.question) paragraph(owner, "question", slide.question);
    paragraph(owner, "next", coming ? `${words.next}: ${coming.title}` : words.end);
    return owner;
  }
  function tellNotes() {
    if (!element("notes").hidden) tellTo(element("notes"));
    if (!speaker || speaker.closed) return;
    const body = speaker.document.body;
    const now = speaker.document.createElement("h1");
    now.textContent = deck.slides[here].title;
    tellTo(body).prepend(now);
    if (stages[here + 1]) {
      draw(here + 1);
      const preview = speaker.document.createElement("div");
      preview.className = "preview";
      const copy = stages[here + 1].cloneNode(true);
      const by = 380 / stages[here + 1].clientWidth;
      copy.style.cssText += `;zoom:${by};width:${stages[here + 1].clientWidth}px;height:${stages[here + 1].clientHeight}px`;
      copy.setAttribute("aria-hidden", "true");
      preview.append(copy);
      body.append(preview);
    }
    paragraph(body, "clock", words.reset);
  }
  setInterval(() => {
    const clocks = [element("notes"), speaker && !speaker.closed ? speaker.document.body : null];
    for (const place of clocks) {
      const clock = place?.querySelector(".clock");
      if (clock) clock.textContent = `${elapsed()} · ${here + 1} / ${last + 1}`;
    }
  }, 1000);

  function openSpeaker() {
    if (speaker && !speaker.closed) { speaker.focus(); return; }
    speaker = window.open("", "refugio-speaker", "width=900,height=700");
    if (!speaker) { element("notes").hidden = false; tellNotes(); resized(); return; }
    speaker.document.title = `${words.notes} · ${deck.title}`;
    speaker.document.documentElement.lang = deck.language;
    speaker.document.head.replaceChildren(...[...document.querySelectorAll("style")].map((style) => style.cloneNode(true)));
    speaker.document.documentElement.dataset.room = document.documentElement.dataset.room;
    speaker.document.body.className = "speaker";
    speaker.addEventListener("keydown", pressed);
    tellNotes();
  }

  // ---- keys, as clickers and keyboards send them, wherever the focus is

  const toggled = (id) => { element(id).hidden = !element(id).hidden; };
  const works = {
    next: () => go(here + 1),
    previous: () => go(here - 1),
    first: () => go(0),
    last: () => go(last),
    black: () => toggled("black"),
    full: () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.(),
    help: () => toggled("help"),
    notes: () => { toggled("notes"); tellNotes(); resized(); },
    speaker: openSpeaker,
    question: () => {
      const {question} = deck.slides[here];
      element("asked").querySelector("p").textContent = question;
      if (question) toggled("asked");
    },
    room: () => {
      const {dataset} = document.documentElement;
      dataset.room = dataset.room === "dark" ? "light" : "dark";
      drawAround();
    },
    reset: () => { memory.setItem("began", began = Date.now()); tellNotes(); },
    country: () => highlightNext(1),
    clear: () => {
      if (["help", "asked", "black"].some((id) => !element(id).hidden)) {
        ["help", "asked", "black"].forEach((id) => { element(id).hidden = true; });
      } else highlight(null);
    },
  };
  const KEYS = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", ArrowLeft: "previous", ArrowUp: "previous",
    PageUp: "previous", Backspace: "previous", Home: "first", End: "last", b: "black", B: "black", ".": "black", f: "full",
    F: "full", "?": "help", h: "help", n: "notes", p: "speaker", q: "question", l: "room", t: "reset", c: "country",
    Escape: "clear",
  };
  const pressesButton = (event) => event.key === " " && event.target.closest?.("button");
  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || pressesButton(event)) return;
    const work = event.key === " " && event.shiftKey ? "previous" : KEYS[event.key];
    if (!work) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    works[work]();
  }
  window.addEventListener("keydown", pressed, {capture: true});
  window.addEventListener("keyup", (event) => { if (event.key === " " && !pressesButton(event)) event.preventDefault(); }, {capture: true});
  for (const button of document.querySelectorAll("button[data-do]")) {
    button.addEventListener("click", () => works[button.dataset.do]());
  }
  for (const id of ["black", "help", "asked"]) element(id).addEventListener("click", works.clear);

  let touch = null;
  window.addEventListener("touchstart", (event) => { touch = event.changedTouches[0].clientX; }, {passive: true});
  window.addEventListener("touchend", (event) => {
    const moved = event.changedTouches[0].clientX - touch;
    if (Math.abs(moved) > 60) works[moved < 0 ? "next" : "previous"]();
  }, {passive: true});

  // ---- the slide's number is in the address: a reload or a crash comes back to it

  let settling = 0;
  function resized() { clearTimeout(settling); settling = setTimeout(drawAround, 60); }
  window.addEventListener("resize", resized);
  window.addEventListener("hashchange", () => go((Number(location.hash.slice(1)) || 1) - 1));
  window.addEventListener("pagehide", () => speaker?.close());
  const faces = ['400 1em "Source Sans"', '600 1em "Source Sans"', '600 1em "Source Serif"'];
  Promise.allSettled(faces.map((face) => document.fonts.load(face))).then(() => {
    go((Number(location.hash.slice(1)) || 1) - 1);
    drawAround();
  });
  window.refugio = {go, get here() { return here; }};
})();
