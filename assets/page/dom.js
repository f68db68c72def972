// Small helpers. The files of this folder are joined to one script, in the order in
// which the page's maker lists them. Text enters the page as text, never as HTML.

const byId = (id) => document.getElementById(id);

// h makes an element. Attributes that are false, null or undefined are left out;
// functions are listeners. Children are elements and texts; null is none.
function h(name, attributes, ...children) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === "function") e.addEventListener(key, (event) => attempt(value, event));
    else e.setAttribute(key, value === true ? "" : value);
  }
  e.append(...children.flat().filter((c) => c !== null && c !== undefined && c !== false));
  return e;
}

// s makes an element of a drawing.
function s(name, attributes, ...children) {
  const e = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) if (value !== false) e.setAttribute(key, value);
  e.append(...children);
  return e;
}

// fill puts values in a phrase, as the rules' own words are filled in.
function fill(phrase, values) {
  return phrase.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

// w returns a phrase of the interface by its key.
const w = (key, values) => fill(words[key] ?? key, values ?? {});

// counted returns a phrase that depends on a number.
const counted = (key, n) => w(key + (n === 1 ? ".one" : ".other"), { n });

// columns is the width of text in a fixed font, more or less.
const columns = (text) => Math.max(1, ...text.split("\n").map((line) => [...line].length));

// fixed sets text in a fixed font that shrinks to its box.
function fixed(text, attributes) {
  const pre = h("pre", attributes, text);
  pre.style.setProperty("--columns", columns(text));
  return pre;
}

// picture draws a picture of letters, each in the color that stands for it at the same
// place of a second text.
function picture(lines, colors) {
  const pre = fixed("", { "aria-hidden": "true", dir: "ltr" });
  pre.style.setProperty("--columns", columns(lines));
  const inks = (colors ?? "").split("\n").map((line) => [...line]);
  lines.split("\n").forEach((line, y) => {
    let run = "";
    let ink = " ";
    const flush = () => {
      if (run) pre.append(/[lfskmpwda]/.test(ink) ? h("span", { class: "ink-" + ink }, run) : run);
      run = "";
    };
    [...line].forEach((letter, x) => {
      const next = inks[y]?.[x] ?? " ";
      if (next !== ink && letter !== " ") {
        flush();
        ink = next;
      }
      run += letter;
    });
    run += "\n";
    flush();
  });
  return pre;
}

// spans sets spans of text: each a text, or its style and a text. In a text, a line
// break is a break.
function spans(list) {
  return list.flatMap((span) => {
    const [style, text] = typeof span === "string" ? [0, span] : span;
    const lines = text.split("\n").flatMap((line, i) => (i ? [h("br"), line] : [line]));
    if (!style) return lines;
    const em = style & 1 ? h("em", null, lines) : null;
    return style & 2 ? [h("strong", null, em ?? lines)] : [em];
  });
}

const paragraphs = (t) => t.map((p) => h("p", null, spans(p)));

// part sets one part of a passage.
function part(p) {
  switch (p.k) {
    case "prose":
      return h("div", { class: "prose", dir: "auto" }, paragraphs(p.t));
    case "quote":
      return h("blockquote", { dir: "auto" }, p.who ? h("p", { class: "who" }, p.who) : null, paragraphs(p.t));
    case "document": {
      const lines = p.lines.replace(/\t/g, "        ");
      const narrow = columns(lines) > 72 ? " narrow" : "";
      return h("div", { class: "box paper " + (p.style === "letter" ? "letter" : "") + narrow },
        fixed(lines, { tabindex: "0", role: "region", "aria-label": p.style || w("web.document"), dir: "auto" }));
    }
    case "art":
      if (!p.lines) return h("p", { class: "art" }, h("span", { class: "missing" }, w("web.picture", { alt: p.alt })));
      return h("div", { class: "box art", role: "img", "aria-label": p.alt }, picture(p.lines, p.colors));
    case "scene":
      return h("header", { class: "scene" }, h("h2", { dir: "auto" }, p.title), p.place ? h("p", { dir: "auto" }, p.place) : null);
    case "changes":
      return h("ul", { class: "changes" }, p.list.map((c) =>
        h("li", { class: c.tone, dir: "auto" }, h("span", { class: "sign", "aria-hidden": "true" }, c.sign), c.text)));
    default:
      return null;
  }
}

// note tells something in a line, for a while or until it is answered.
const noteBox = byId("note");
let noteTimer = 0;
function note(text, ...answers) {
  clearTimeout(noteTimer);
  const over = byId("sheet").open ? byId("sheet") : document.body; // what lies under a sheet is not seen
  if (noteBox.parentNode !== over) over.append(noteBox);
  noteBox.replaceChildren(...(text ? [text, ...answers] : []));
  if (text && !answers.length) noteTimer = setTimeout(() => noteBox.replaceChildren(), 6000);
}
