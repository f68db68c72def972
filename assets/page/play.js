// The title, and the run that is played. The rules are in the program: ask passes a
// command on, and its answer is drawn.

let view = null; // the run as it stands; null before one was begun
let story = null; // the title's words
let since = 0; // when the clock of the run was last set, on the page's own clock
let base = 0; // what it was set to, in thousandths of a second

const now = () => new Date().toISOString();
const elapsed = () => Math.round(base + performance.now() - since);

let renewing = false; // whether the program is being made anew

// ask does a command. If the program broke, it is made anew from the run as it was; if
// it breaks again meanwhile, it is left until the next command.
function ask(command, ...args) {
  if (!ready) return askEarly(command, ...args.map(String));
  let answer;
  try {
    answer = JSON.parse(cobalt(command, ...args.map(String)));
  } catch {
    answer = { broken: true };
  }
  if (answer.broken) {
    if (!renewing) openAnew();
    return { error: w("web.broken") };
  }
  return answer;
}

// openAnew makes the program anew, and takes the run up where it was.
async function openAnew() {
  renewing = true;
  try {
    await openProgram();
    ask("story", settings.language);
    ask("past", stored("found"));
    if (view) {
      const again = ask("load", view.mission, now(), "");
      if (!again.error) show(again);
    }
  } catch {
    // it stays broken until the next command
  } finally {
    renewing = false;
    note(w("web.broken"));
  }
}

// speak takes the words of a language.
function speak(tag) {
  story = ask("story", tag);
  words = story.words;
  const language = pageData.languages[story.tag] ?? { tag: "und", direction: "ltr" };
  document.documentElement.lang = language.tag;
  document.documentElement.dir = language.direction;
  if (!view) document.title = story.title;
}

const languageName = (tag) => {
  const name = pageData.languages[tag]?.tag ?? "und";
  if (name === "und") return tag || w("web.original");
  try {
    return new Intl.DisplayNames([name], { type: "language" }).of(name);
  } catch {
    return tag;
  }
};

// primary is a language without its script or country.
const primary = (tag) => tag.split("-")[0];

// moment tells a moment in the story's language, as the reader's country writes it, and
// by the browser's own time zone.
function moment(ms, style = { dateStyle: "medium", timeStyle: "short" }) {
  const tag = document.documentElement.lang;
  const near = navigator.languages?.find((l) => primary(l) === primary(tag));
  try {
    return new Intl.DateTimeFormat(near ?? (tag === "und" ? undefined : tag), style).format(ms);
  } catch { // not a language's tag
    return new Intl.DateTimeFormat(undefined, style).format(ms);
  }
}

// showTitle shows the title: the story, and the ways into it.
function showTitle() {
  closeSheet();
  view = null;
  adopt("");
  remember("playing", "");
  byId("play").hidden = true;
  byId("front").hidden = false;
  document.title = story.title;
  const [last] = runs();
  const by = [story.author, story.version, story.license].filter(Boolean).join(" · ");
  const ways = h("div", { class: "ways" });
  if (last) {
    ways.append(way("first", w("title.continue"), kept(last) + ", " + moment(last.saved), () => openRun(last)));
  }
  ways.append(way(last ? "" : "first", w("title.new"), "", () => (story.suspicion ? askDifficulty() : begin("agent"))));
  const tools = h("div", { class: "row" },
    tool(w("web.missions"), openMissions), tool(w("web.endings"), openEndings), tool(w("web.settings"), openSettings), tool(w("web.keys"), openKeys));
  byId("front").replaceChildren(h("main", null,
    story.art ? h("h1", { "aria-label": story.title, class: "box" }, fixed(story.art, { "aria-hidden": "true" })) : h("h1", { id: "name", dir: "auto" }, story.title),
    by ? h("p", { class: "by", dir: "auto" }, by) : null,
    h("div", { class: "intro" }, story.intro.map(part)),
    story.content ? h("p", { class: "warn", dir: "auto" }, story.content) : null,
    storage ? null : h("p", { class: "warn", role: "alert" }, w("web.unkept")),
    ways, tools,
    h("p", { class: "foot" }, w("web.made_with"))));
}

const kept = (run) => w("web.kept_entry", { run: run.ending || [run.scene, run.place].filter(Boolean).join(", "), choices: counted("endings.choices", run.choices) });

const way = (kind, label, about, go) => h("button", { type: "button", class: "way " + kind, click: go }, h("strong", null, label), about ? h("span", { dir: "auto" }, about) : null);
const tool = (label, go, attributes) => h("button", { type: "button", class: "tool", click: go, ...attributes }, label);
const plain = (label, go, attributes) => h("button", { type: "button", class: "plain", click: go, ...attributes }, label);

// askDifficulty asks how closely one is watched.
function askDifficulty() {
  const ways = ["recruit", "agent", "ghost"].map((d) =>
    way(d === "agent" ? "first" : "", w("briefing." + d + ".name"), w("briefing." + d + ".about"), () => begin(d)));
  openSheet(w("briefing.title"), [h("p", null, w("briefing.ask")), h("div", { class: "ways story" }, ways)]);
  ways[1].focus();
}

// begin begins a run.
function begin(difficulty) {
  adopt("");
  take(ask("begin", difficulty, now()));
}

// openRun goes on with a run that is kept.
function openRun(run) {
  loadMission(run.mission, () => adopt(run.name));
}

// loadMission takes up a mission file. If it cannot be followed to its end, the reader
// is asked; what can be followed then goes on as a new run.
function loadMission(text, adoptIt) {
  const answer = ask("load", text, now(), "");
  if (answer.error) return note(answer.error);
  if (answer.parted === undefined) {
    adoptIt();
    return take(answer);
  }
  openSheet(w("web.missions"), [
    h("p", null, w("web.parted_ask", { why: answer.parted, n: answer.choices })),
    h("div", { class: "row" },
      plain(w("web.go_on"), () => { adopt(""); take(ask("load", text, now(), "anyway")); }),
      plain(w("web.leave"), closeSheet)),
  ]);
}

// take shows the run that an answer holds, as the one that is played now.
function take(answer) {
  if (answer.error) return note(answer.error);
  closeSheet();
  byId("front").hidden = true;
  byId("play").hidden = false;
  base = answer.at ?? 0;
  since = performance.now();
  keep(answer);
  show(answer);
}

// move does a command that moves the run, keeps it, and shows it.
function move(command, ...args) {
  const answer = ask(command, ...args, now());
  if (answer.error) return note(answer.error);
  keep(answer);
  if (!unkept) note("");
  show(answer);
}

// choose takes a choice. One press takes one: a held key and the second click of a
// double click are not asked for.
let lastPress = -1e9;
function choose(option, event) {
  if (event?.detail > 1 || event?.type === "click" && event.detail > 0 && event.timeStamp - lastPress < 350) return;
  if (option.locked) return note(w("notices.locked", { why: option.locked }));
  move("choose", option.i, elapsed());
  if (event?.detail > 0) lastPress = event.timeStamp;
}

// rest lets the program collect what it does not use anymore, now and then, when nobody
// waits for it.
let resting = 0;
let unrested = 0; // runs shown since it last did
function rest() {
  clearTimeout(resting);
  if (++unrested < 50) return;
  const idle = window.requestIdleCallback ?? ((does) => does());
  resting = setTimeout(() => idle(() => {
    if (!ready || renewing) return;
    unrested = 0;
    ask("rest");
  }), 1000);
}

// show draws the run. What stands around the passage stays, unless it says something else.
function show(v) {
  view = v;
  document.title = v.scene + " · " + story.title;
  const desk = byId("desk") ?? h("div", { id: "desk", class: "desk" }, h("div"), h("main"));
  if (!desk.isConnected) byId("play").replaceChildren(h("div"), desk);
  // The passage first: to take out what has the focus asks for the layout of what was changed before.
  desk.lastChild.replaceChildren(passage(v), v.ending ? end(v) : options(v));
  redraw(desk.previousSibling, bar, [v.scene, v.place, v.back, v.forward]);
  redraw(desk.firstChild, panel, [v.suspicion, v.clock, v.meters, v.carried, v.known]);
  rest();
  requestAnimationFrame(() => { // to ask for the layout before it is drawn would make it twice
    window.scrollTo(0, 0);
    if (!sheet.open) byId("passage")?.focus({ preventScroll: true });
  });
}

const drawnFrom = new WeakMap(); // what an element was drawn from

// redraw draws an element of the run anew if what it is drawn from, or the language, is
// not what it was.
function redraw(element, draw, values) {
  const from = JSON.stringify([story.tag, values]);
  if (drawnFrom.get(element) === from) return;
  const anew = draw(view);
  drawnFrom.set(anew, from);
  element.replaceWith(anew);
}

function bar(v) {
  return h("header", { class: "bar" },
    h("a", { class: "skip", href: "#passage" }, w("web.skip")),
    h("p", { class: "at", dir: "auto" }, h("b", null, v.scene), v.place ? h("span", null, " · " + v.place) : null),
    h("nav", { "aria-label": w("web.tools") },
      tool(w("web.undo"), () => move("back"), { disabled: !v.back }),
      v.forward ? tool(w("web.redo"), () => move("forward")) : null,
      tool(w("web.log"), openLog), tool(w("web.dossier"), openDossier), tool(w("web.map"), () => openMap()),
      tool(w("web.more"), openMore, { class: "tool narrow" }),
      more().map(([label, go]) => tool(label, go, { class: "tool wide" }))));
}

// more are the tools that a narrow page has behind one button.
const more = () => [
  [w("web.endings"), openEndings], [w("web.missions"), openMissions], [w("web.settings"), openSettings],
  [w("web.keys"), openKeys], [w("web.title"), showTitle],
];

function passage(v) {
  const opens = v.parts[0]?.k === "scene";
  return h("article", { id: "passage", class: "passage new", tabindex: "-1", "aria-label": v.scene },
    h("h1", { class: v.choices || opens ? "hide" : "", dir: "auto" }, v.scene),
    !v.choices && !opens && v.place ? h("p", { class: "place", dir: "auto" }, v.place) : null,
    v.took ? h("p", { class: "took", dir: "auto" }, h("span", { class: "hide" }, w("web.you_chose", { choice: "" })), v.took) : null,
    v.parts.map(part));
}

function options(v) {
  return h("ol", { class: "options new", "aria-label": w("web.choices") }, v.options.map((o, n) =>
    h("li", null, h("button", { type: "button", class: "option", "aria-disabled": o.locked ? "true" : null, "data-choice": o.id, click: (event) => choose(o, event) },
      h("span", { class: "number", "aria-hidden": "true" }, n < 9 ? String(n + 1) : "·"),
      h("span", { dir: "auto" }, o.label, o.taken ? h("span", { class: "mark" }, " (" + w("web.taken") + ")") : null),
      o.takes ? h("span", { class: "takes" }, o.takes) : null,
      o.locked ? h("span", { class: "why", dir: "auto" }, w("web.locked") + ": " + o.locked) : null))));
}

function end(v) {
  return h("section", { class: "end" },
    h("p", { class: "label" }, w("ending.label")),
    h("h2", { dir: "auto" }, v.ending.name),
    h("p", null, v.ending.figures),
    v.ending.peak ? h("p", { dir: "auto" }, v.ending.peak) : null,
    h("div", { class: "row" },
      plain(w("ending.debrief"), openDebrief), plain(w("web.endings"), openEndings),
      plain(w("ending.again"), () => begin(v.difficulty)), plain(w("web.take_along"), openMissions), plain(w("web.title"), showTitle)));
}

// gauge draws a value between two bounds. What it says stands beside it as text.
function gauge(label, text, value, least, most, floor) {
  const bar = h("i");
  bar.style.width = (100 * (value - least)) / Math.max(1, most - least) + "%";
  const marks = [bar];
  if (floor) {
    const mark = h("u");
    mark.style.width = floor + "%";
    marks.push(mark);
  }
  return h("div", { class: "gauge" + (floor !== undefined && value >= 80 ? " hot" : ""), role: "meter", "aria-label": label,
    "aria-valuenow": value, "aria-valuemin": least, "aria-valuemax": most, "aria-valuetext": text }, marks);
}

function panel(v) {
  const sections = [];
  if (v.suspicion) {
    sections.push(h("section", null, h("h2", null, w("panel.suspicion")), h("p", { class: "value" }, v.suspicion.text),
      gauge(w("panel.suspicion"), v.suspicion.text, v.suspicion.n, 0, 100, v.suspicion.least ?? 0),
      v.suspicion.floor ? h("p", { class: "small" }, v.suspicion.floor) : null));
  }
  if (v.clock) {
    sections.push(h("section", null, h("h2", null, w("panel.clock")), h("p", { class: v.clock.short ? "short" : "" }, v.clock.text)));
  }
  for (const m of v.meters) {
    sections.push(h("section", null, h("h2", { dir: "auto" }, m.name), h("p", { class: "value" }, m.text), gauge(m.name, m.text, m.n, m.min, m.max)));
  }
  const lists = [];
  if (v.carried.length) lists.push(h("section", null, h("h2", null, w("panel.carried")), h("ul", null, v.carried.map((n) => h("li", { dir: "auto" }, n)))));
  if (v.known.length) lists.push(h("section", null, h("h2", null, w("panel.known")), h("ul", null, v.known.map((n) => h("li", { dir: "auto" }, n)))));
  if (!sections.length && !lists.length) return h("div", { hidden: true });
  return h("aside", { class: "panel", "aria-label": w("web.beside"), tabindex: "0" }, sections, lists.length ? h("div", { class: "lists" }, lists) : null);
}
