// What is kept in the browser, by story: runs as mission files, the names of all that
// was found, settings. Storage may be refused, as in a frame of no origin, or be full.

const place = "cobalt/" + pageData.id + "/";
const storage = openStorage();

function openStorage() {
  try {
    const probe = place + "probe";
    localStorage.setItem(probe, "1");
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return null;
  }
}

// stored returns a kept text, or nothing.
function stored(name) {
  try {
    return storage?.getItem(place + name) ?? "";
  } catch {
    return "";
  }
}

// store keeps a text, and reports whether it could.
function store(name, text) {
  try {
    storage.setItem(place + name, text);
    return true;
  } catch {
    return false;
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// settings are the reader's choices for this story.
const settings = { theme: "auto", size: "normal", keys: "yes", language: "", ...parsed(stored("settings")) };

function applySettings() {
  document.documentElement.dataset.theme = settings.theme;
  document.documentElement.dataset.size = settings.size;
}

// set sets one of them. What another window set meanwhile stays as it is.
function set(name, value) {
  settings[name] = value;
  keepText("settings", JSON.stringify({ ...settings, ...parsed(stored("settings")), [name]: value }));
  applySettings();
}

// runs lists the runs that are kept, the newest first.
function runs() {
  const list = [];
  try {
    for (let i = 0; i < (storage?.length ?? 0); i++) {
      const name = storage.key(i);
      if (!name.startsWith(place + "run/")) continue;
      const run = parsed(storage.getItem(name));
      if (typeof run?.mission === "string") list.push({ ...run, name: name.slice(place.length) });
    }
  } catch {
    return [];
  }
  return list.sort((a, b) => b.saved - a.saved);
}

// home is where the run that is played is kept: its name, and the text that this
// window wrote there last.
let home = { name: "", text: "" };
let unkept = false; // the last choice could not be kept

// adopt goes on with a run that is kept, or one that is new.
function adopt(name) {
  home = { name, text: name ? stored(name) : "" };
}

// freeName returns a name for a run that nothing has yet.
function freeName(began) {
  let name = "run/" + began;
  for (let n = 2; stored(name); n++) name = "run/" + began + "-" + n;
  return name;
}

// keepRun keeps the run as it stands, before anything else may happen. A run that
// another window went on with is left as it is, and this one moves.
function keepRun(v) {
  if (!storage) {
    if (!unkept && v.choices) tellUnkept();
    unkept ||= v.choices > 0;
    return;
  }
  if (!home.name) {
    if (!v.choices) return; // a run is kept from its first choice on
    home = { name: freeName(v.began), text: "" };
  } else if (stored(home.name) !== home.text && stored(home.name)) {
    home = { name: freeName(v.began), text: "" };
    note(w("web.elsewhere"));
  }
  const text = JSON.stringify({
    saved: Date.now(), scene: v.scene, place: v.place ?? "", choices: v.choices, ending: v.ending?.name ?? "", mission: v.mission,
  });
  unkept = !store(home.name, text);
  if (unkept) tellUnkept();
  else home.text = text;
  remember("playing", home.name);
}

// remember keeps a text for when this window is loaded anew; nothing forgets it. If that
// is refused, a reload begins at the title: the runs are kept all the same.
function remember(name, text) {
  try {
    if (text) sessionStorage.setItem(place + name, text);
    else sessionStorage.removeItem(place + name);
  } catch {
    // It is not remembered, then.
  }
}

// remembered returns what was remembered, or nothing.
function remembered(name) {
  try {
    return sessionStorage.getItem(place + name) ?? "";
  } catch {
    return "";
  }
}

// keep keeps the run and what it has found. A passage that was made with the page holds
// no run yet.
function keep(v) {
  if (!ready) return;
  keepRun(v);
  keepFound(v);
}

function tellUnkept() {
  note(w(storage ? "web.full" : "web.unkept"), h("button", { type: "button", click: () => { note(""); openMissions(); } }, w("web.as_text")));
}

// keepFound adds to what all runs have found. Other windows may have added to it.
function keepFound(v) {
  if (v.found.length) {
    const all = new Set(stored("found").split("\n").filter(Boolean));
    v.found.forEach((name) => all.add(name));
    keepText("found", [...all].join("\n"));
  }
  if (!v.ending) return;
  const endings = parsed(stored("endings")) ?? {};
  const e = endings[v.ending.id] ??= { first: Date.now(), choices: v.choices, runs: [] };
  e.choices = Math.min(e.choices, v.choices);
  if (!e.runs.includes(v.began)) e.runs.push(v.began);
  keepText("endings", JSON.stringify(endings));
}

// keepText keeps a text, or tells that it could not be kept. Where nothing is, the reader
// was told.
function keepText(name, text) {
  if (!storage || store(name, text)) return;
  unkept = true;
  tellUnkept();
}
