// The start: the title is shown, or the run that was played when the page was loaded
// anew, while the program and the story are unpacked side by side.

// bytesOf decodes base64.
function bytesOf(id) {
  const text = byId(id).textContent;
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  return bytes;
}

// unpacked streams what stands in the page, unpacked.
const unpacked = (id) => new Blob([bytesOf(id)]).stream().pipeThrough(new DecompressionStream("gzip"));

let module; // the compiled program, for when it must be made anew
let packed; // the story's bytes

async function openProgram() {
  const go = new Go();
  Object.assign(go.env, { GOGC: "off", GOMEMLIMIT: "256MiB" }); // it collects when it rests
  let instance;
  if (module) {
    instance = await WebAssembly.instantiate(module, go.importObject);
  } else {
    await read();
    const stream = new Response(unpacked("page-wasm"), { headers: { "Content-Type": "application/wasm" } });
    const story = new Response(unpacked("page-pack")).arrayBuffer();
    ({ module, instance } = await WebAssembly.instantiateStreaming(stream, go.importObject));
    packed = new Uint8Array(await story);
  }
  go.run(instance);
  const answer = JSON.parse(cobalt("open", packed));
  if (answer.error !== undefined) throw new Error(answer.error);
}

// pressed does what a key asks for. A key that is held takes one choice, or presses one
// button.
function pressed(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  if (event.repeat) {
    if (event.key === "Enter" || event.key === " " && event.target.tagName === "BUTTON") event.preventDefault();
    return;
  }
  if (sheet.open || settings.keys === "no") return;
  const key = event.key;
  const does = {
    "?": openKeys, e: openEndings, o: openMissions, s: openSettings,
    ...(view && {
      u: () => move("back"), r: () => move("forward"), l: openLog, i: openDossier, m: () => openMap(),
      j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1), Escape: showTitle,
    }),
  }[key];
  const option = view && !view.ending && /^[1-9]$/.test(key) ? view.options[key - 1] : null;
  if (!does && !option) return;
  event.preventDefault();
  if (option) choose(option);
  else does();
}

// step moves the focus from one choice to the next. At the first and the last one, the
// arrows scroll.
function step(by) {
  const all = [...document.querySelectorAll(".option, .end .plain")];
  if (!all.length) return;
  const at = all.indexOf(document.activeElement);
  all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)].focus();
}

async function start() {
  applySettings();
  if (!window.WebAssembly?.instantiateStreaming || !window.DecompressionStream) return fail(pageData.tooOld);
  const early = !again && pageData.early[wanted()];
  if (early) {
    open();
    await painted();
  }
  try {
    await openProgram();
  } catch (error) {
    return fail(pageData.failed.replace("{why}", error.message));
  }
  catchUp();
  if (!early) open();
}

// open shows the page, and listens.
function open() {
  if (!story) speak(wanted());
  addEventListener("keydown", (event) => attempt(pressed, event));
  if (!view) attempt(resume);
}

// fail tells why the page cannot be played.
function fail(why) {
  byId("play").hidden = true;
  byId("front").hidden = false;
  byId("front").replaceChildren(h("main", null, h("h1", { dir: "auto" }, story?.title ?? document.title), h("p", { role: "status" }, why)));
}

// painted waits until what was drawn is seen, or would be.
const painted = () => new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, 100); // a page in the background is not painted
});

// read waits until the whole page is read: the program stands behind this script.
const read = () => new Promise((done) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", done, { once: true });
  else done();
});

// wanted is the language of the story to read in.
const wanted = () => settings.language || preferred();

// preferred is the story's language that the browser asks for first. An original whose
// language nobody knows is taken for English.
function preferred() {
  const tags = Object.entries(pageData.languages).map(([tag, l]) => [tag, l.tag === "und" ? "en" : l.tag.toLowerCase()]);
  for (const want of navigator.languages ?? []) {
    const wish = want.toLowerCase();
    const found = tags.find(([, name]) => name === wish) ?? tags.find(([, name]) => primary(name) === primary(wish));
    if (found) return found[0];
  }
  return "";
}

// resume goes on with the run that this window played, or begins one if the address
// says so, or shows the title.
function resume() {
  const playing = remembered("playing");
  const run = playing ? runs().find((r) => r.name === playing) : null;
  if (run) openRun(run);
  else if (location.hash === "#new") begin("agent");
  else showTitle();
  if (!view && byId("front").hidden) showTitle();
}

start();
