// Finds pages of the site by words, without a server. Every word has to be in what a page is found by; a word of its
// title counts most. Without this script the page lists everything, and offers no search.
(() => {
  const { told, entries } = window.REFUGIO;
  const MOST = 30;
  const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const form = document.getElementById("search"), asked = form.querySelector("input");
  const status = document.getElementById("search-status"), list = document.getElementById("found");
  const pages = entries.map(([title, place, kind, words]) => ({ title, place, kind, words, heading: fold(title) }));
  const weight = (page, words) => words.filter(word => page.heading.includes(word)).length;
  const show = () => {
    const words = fold(asked.value).split(/\s+/).filter(Boolean);
    const found = words.length
      ? pages.filter(page => words.every(word => page.words.includes(word)))
          .sort((one, other) => weight(other, words) - weight(one, words))
      : [];
    list.replaceChildren(...found.slice(0, MOST).map(page => {
      const item = document.createElement("li"), link = document.createElement("a"), kind = document.createElement("span");
      link.href = page.place;
      link.textContent = page.title;
      kind.className = "muted";
      kind.textContent = ` · ${page.kind}`;
      item.append(link, kind);
      return item;
    }));
    const sentence = found.length === 0 ? told.none : found.length === 1 ? told.one : told.many;
    status.textContent = words.length ? sentence.replace("{count}", found.length) : "";
  };
  form.hidden = false;
  form.addEventListener("submit", event => { event.preventDefault(); list.querySelector("a")?.focus(); });
  asked.addEventListener("input", show);
  show();
})();
