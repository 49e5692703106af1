// What a page of the web edition does beyond being read: light and dark, search, links to paragraphs, copying.
// Without this script all of the text is there. It asks nothing of any network, and works in a folder on a disk, where
// a page may load scripts and nothing else: so what is searched is loaded as scripts, which call webSearch.
"use strict";

const { words, endings, kinship } = webSettings;

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function button(label, action) {
  const made = element("button", { type: "button" }, label);
  made.addEventListener("click", () => action(made));
  return made;
}

// Light and dark: the style sheet for the dark is switched on or off, and the choice kept where the reader allows it.

const KEPT = "web-edition-dark";

function kept() {
  try { return localStorage.getItem(KEPT); } catch { return null; }
}

function isDark() {
  const chosen = kept();
  return chosen === null ? matchMedia("(prefers-color-scheme: dark)").matches : chosen === "yes";
}

function setDark(dark) {
  document.getElementById("c0-dark").media = dark ? "all" : "not all";
  document.documentElement.style.colorScheme = dark ? "dark" : "light";
}

if (kept() !== null) setDark(isDark());

function addSwitch(tools) {
  const made = button("◐", () => {
    const dark = !isDark();
    try { localStorage.setItem(KEPT, dark ? "yes" : "no"); } catch { /* a reader who keeps nothing chooses on each page */ }
    setDark(dark);
  });
  made.setAttribute("aria-label", words.dark);
  made.title = words.dark;
  tools.append(made);
}

// The search. Words are folded as the press folds them: small letters without accents. A word that is typed is looked up
// as it is and without its endings, so that its other forms are found; what is nearer to it comes first.

const loaded = new Map();
let places = [];
const forms = new Map();
const texts = new Map();

const webSearch = {
  places(found) { places = found; },
  forms(found) {
    for (const [form, steps] of Object.entries(found)) {
      let at = 0;
      forms.set(form, steps.map((step) => (at += step)));
    }
  },
  text(page, blocks) { texts.set(page, blocks); },
};

function load(name) {
  if (!loaded.has(name)) {
    loaded.set(name, new Promise((resolve) => {
      const script = element("script", { src: `search/${name}.js` });
      script.onload = script.onerror = resolve;
      document.head.append(script);
    }));
  }
  return loaded.get(name);
}

function fold(word) {
  return word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

const LEAST = 4; // letters that a stem keeps

function stems(word) {
  const found = [word];
  let stem = word;
  for (let round = 0; round < 3; round++) {
    const ending = endings.find((each) => stem.endsWith(each) && stem.length - each.length >= LEAST);
    if (!ending) break;
    stem = stem.slice(0, -ending.length);
    found.push(stem);
  }
  for (const pair of kinship) { // кітап, кітабы: the last letter of a stem changes with what follows
    const at = [...pair].indexOf(stem.at(-1));
    if (at >= 0 && stem.length >= LEAST) found.push(stem.slice(0, -1) + [...pair][1 - at]);
  }
  return found;
}

function placesOf(word) {
  const scores = new Map();
  const wanted = stems(word);
  for (const [form, numbers] of forms) {
    const score = form === word ? 3 : wanted[0] && form.startsWith(wanted[0]) ? 2 : wanted.some((stem) => form.startsWith(stem)) ? 1 : 0;
    if (score) for (const number of numbers) scores.set(number, Math.max(score, scores.get(number) ?? 0));
  }
  return scores;
}

function pageOf(number) {
  let page = 0;
  while (page + 1 < places.length && places[page + 1][2] <= number) page++;
  return page;
}

async function search(typed) {
  const asked = (typed.match(/[\p{L}\p{N}]+/gu) ?? []).map(fold).filter((word) => word.length > 1);
  if (!asked.length) return null;
  await Promise.all(["places", ...asked.map((word) => `c-${word.codePointAt(0).toString(16)}`)].map(load));
  const each = asked.map(placesOf);
  const found = [...each[0].keys()]
    .filter((number) => each.every((scores) => scores.has(number)))
    .map((number) => [each.reduce((sum, scores) => sum + scores.get(number), 0), number])
    .sort((one, other) => other[0] - one[0] || one[1] - other[1]);
  const shown = found.slice(0, 50).map(([, number]) => number);
  await Promise.all(shown.map((number) => load(`t-${pageOf(number)}`)));
  return { asked, found: shown, all: found.length };
}

const AROUND = 60; // letters that are shown before what was found, and twice as many behind it

function excerpt(text, asked) {
  const hits = [...text.matchAll(/[\p{L}\p{N}]+/gu)].filter(([word]) => {
    const form = fold(word);
    return asked.some((each) => stems(each).some((stem) => form.startsWith(stem)));
  });
  const first = hits.length ? hits[0].index : 0;
  const begin = first > AROUND ? text.lastIndexOf(" ", first - AROUND) + 1 : 0;
  const last = text.indexOf(" ", first + 2 * AROUND);
  const end = last < 0 ? text.length : last;
  const made = element("span", { class: "excerpt" }, begin ? "… " : "");
  let at = begin;
  for (const hit of hits) {
    if (hit.index < begin || hit.index + hit[0].length > end) continue;
    made.append(text.slice(at, hit.index), element("mark", {}, hit[0]));
    at = hit.index + hit[0].length;
  }
  made.append(text.slice(at, end), end < text.length ? " …" : "");
  return made;
}

function lineOf(number, asked) {
  const page = pageOf(number);
  const [name, title, first] = places[page];
  const [id, text] = texts.get(page)?.[number - first] ?? ["", ""];
  const link = element("a", { href: `${name}#${id}` }, element("span", { class: "found-title" }, title), excerpt(text, asked));
  return element("li", {}, link);
}

function addSearch(tools) {
  const typed = element("input", { type: "search", id: "c0-search-words", autocomplete: "off" });
  const list = element("div", { id: "c0-search-found", "aria-live": "polite" });
  const label = element("label", { for: "c0-search-words" }, words.search);
  const box = element("div", { class: "site-search", id: "c0-search", role: "search", "aria-label": words.search }, label, typed, list);
  box.hidden = true;
  tools.closest("header").after(box);
  let turn = 0;
  async function show() {
    const mine = ++turn;
    const result = await search(typed.value);
    if (mine !== turn) return;
    const none = result && !result.found.length;
    const lines = result ? result.found.map((number) => lineOf(number, result.asked)) : [];
    list.replaceChildren(...(none ? [element("p", {}, words.nothing)] : lines.length ? [element("ol", {}, ...lines)] : []));
  }
  typed.addEventListener("input", show);
  list.addEventListener("click", (event) => { if (event.target.closest("a")) box.hidden = true; });
  const open = button(words.search, () => {
    box.hidden = !box.hidden;
    open.setAttribute("aria-expanded", String(!box.hidden));
    if (!box.hidden) typed.focus();
  });
  open.setAttribute("aria-controls", "c0-search");
  open.setAttribute("aria-expanded", "false");
  tools.append(open);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !box.hidden) { open.click(); open.focus(); }
  });
}

// A link to the paragraph under the pointer: one sign, which goes where the pointer is.

function addLinks() {
  const text = document.getElementById("c0-text");
  const sign = element("a", { class: "permalink", "aria-hidden": "true", tabindex: "-1", title: words.link }, "¶");
  text.addEventListener("pointerover", (event) => {
    const block = event.target.closest("p[id], li[id], figure[id], table[id], pre[id], h1[id], h2[id], h3[id], h4[id]");
    if (!block || !text.contains(block) || event.pointerType !== "mouse") return;
    sign.href = `#${block.id}`;
    const box = block.getBoundingClientRect();
    sign.style.top = `${box.top + scrollY}px`;
    sign.style.insetInlineStart = `${box.left + scrollX - 24}px`;
    if (!sign.isConnected) document.body.append(sign);
  });
}

// Copying of what is cited.

function addCopying() {
  for (const cited of document.querySelectorAll(".cite")) {
    cited.after(button(words.copy, async (pressed) => {
      await navigator.clipboard.writeText(cited.innerText.trim());
      pressed.textContent = words.copied;
    }));
  }
}

addEventListener("DOMContentLoaded", () => {
  const tools = document.getElementById("c0-tools");
  addSearch(tools);
  addSwitch(tools);
  addLinks();
  if (navigator.clipboard) addCopying();
});
