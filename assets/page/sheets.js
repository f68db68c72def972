// The sheets that lie over the page: dossier, log, map, endings, looking back, runs,
// settings, keys.

const sheet = byId("sheet");
let opened = 0; // when the sheet was, on the page's own clock

function openSheet(title, body, wide) {
  sheet.className = "sheet" + (wide ? " wide" : "");
  sheet.replaceChildren(
    h("header", null, h("h2", { id: "sheet-title", dir: "auto", tabindex: "-1" }, title), plain(w("web.close"), closeSheet)),
    h("div", { class: "body", tabindex: "0" }, body));
  if (!sheet.open) {
    sheet.showModal();
    opened = performance.now();
  }
  byId("sheet-title").focus();
}

function closeSheet() {
  if (sheet.open) sheet.close();
  sheet.replaceChildren();
}

sheet.addEventListener("click", (event) => {
  // The second click of a double click was meant for what lies under the sheet.
  if (event.detail > 1 && event.timeStamp - opened < 500) event.stopPropagation();
  else if (event.target === sheet) closeSheet();
}, { capture: true });

function openMore() {
  openSheet(w("web.tools"), more().map(([label, go]) => way("", label, "", () => { closeSheet(); go(); })));
}

const heading = (text) => h("h3", null, text);

function named(list, none) {
  if (!list.length) return h("p", { class: "faint" }, none);
  return h("dl", null, list.flatMap((n) => [h("dt", { dir: "auto" }, n.name), n.about ? h("dd", { dir: "auto" }, n.about) : null]));
}

function openDossier() {
  const d = ask("dossier");
  if (d.error) return note(d.error);
  const body = [];
  if (d.hasItems) body.push(heading(w("screens.carried")), named(d.carried, w("screens.nothing_carried")));
  if (d.hasFacts) body.push(heading(w("screens.known")), named(d.known, w("screens.nothing_known")));
  if (d.meters.length) {
    body.push(heading(w("screens.standing")), ...d.meters.map((m) =>
      h("div", null, h("p", { class: "row" }, h("b", { dir: "auto" }, m.name), h("span", { class: "faint" }, m.text)), gauge(m.name, m.text, m.n, m.min, m.max))));
  }
  for (const p of d.people) {
    body.push(h("section", null, heading(p.name), p.lines ? h("div", { class: "box art" }, picture(p.lines, p.colors)) : null,
      p.about ? h("p", { dir: "auto" }, p.about) : null, p.trust ? h("p", { class: "faint" }, p.trust) : null));
  }
  openSheet(w("web.dossier"), body.length ? body : [h("p", { class: "faint" }, w("screens.nothing_known"))]);
}

function openLog() {
  const log = ask("log");
  if (log.error) return note(log.error);
  const steps = log.steps.map((step, i) => h("section", { class: i > log.now ? "later" : "" },
    step.label
      ? h("h3", { class: "choice", dir: "auto" }, h("span", null, i + ". " + step.label, i > log.now ? h("span", { class: "faint" }, " (" + w("screens.taken_back") + ")") : null),
        log.final ? null : plain(w("web.back_here"), () => { closeSheet(); move("to", i); }, { "aria-label": w("web.back_here") + ": " + step.label }))
      : h("h3", { class: "choice", dir: "auto" }, h("span", null, step.scene),
        log.final || !log.now ? null : plain(w("web.back_here"), () => { closeSheet(); move("to", 0); }, { "aria-label": w("web.back_here") + ": " + step.scene })),
    step.parts.map(part)));
  openSheet(w("screens.log"), h("div", { class: "story" }, steps));
  const here = sheet.querySelectorAll(".story > section")[log.now];
  here?.scrollIntoView();
}

// wrapTitle breaks a title into at most two lines for a box.
function wrapTitle(text, most) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.length - 1;
    if (lines[last] && (lines[last] + " " + word).length > most) lines.push(word);
    else lines[last] += (lines[last] ? " " : "") + word;
  }
  const cut = (line) => (line.length > most ? line.slice(0, most - 1) + "…" : line);
  return lines.length > 2 ? [cut(lines[0]), cut(lines[1] + "…")] : lines.map(cut);
}

// curveTo is the path of a smooth line that is upright at each of its points.
function curveTo(points) {
  let d = `M${points[0]} ${points[1]}`;
  for (let i = 2; i < points.length; i += 2) {
    const [x0, y0, x, y] = points.slice(i - 2, i + 2);
    const middle = (y0 + y) / 2;
    d += x === x0 ? `V${y}` : y === y0 ? `H${x}` : `C${x0} ${middle} ${x} ${middle} ${x} ${y}`;
  }
  return d;
}

function drawing(d, label) {
  const room = 14;
  const svg = s("svg", { viewBox: `${-room} ${-room} ${d.w + 2 * room} ${d.h + 2 * room}`, width: d.w + 2 * room, height: d.h + 2 * room, role: "img", "aria-label": label });
  const order = { never: 0, earlier: 1, run: 2 };
  for (const p of d.paths.toSorted((a, b) => order[a.state] - order[b.state])) svg.append(s("path", { class: p.state, d: curveTo(p.points) }));
  for (const b of d.boxes) {
    svg.append(s("rect", { class: "b " + b.state + (b.here ? " here" : "") + (b.away ? " away" : ""), x: b.x, y: b.y, width: b.w, height: b.h, rx: b.away ? 20 : 5 }));
    const lines = wrapTitle(b.title ?? "?", Math.floor(b.w / 7.2));
    const rows = lines.length + (b.sub ? 1 : 0);
    const top = b.y + b.h / 2 - (rows - 1) * 7.5 + 4;
    const kind = b.here ? "onhere" : "";
    lines.forEach((line, i) => svg.append(s("text", { class: b.title ? kind : "sub", x: b.x + b.w / 2, y: top + i * 15 }, line)));
    if (b.sub) svg.append(s("text", { class: kind || "sub", x: b.x + b.w / 2, y: top + lines.length * 15 }, b.sub));
  }
  return h("div", { class: "drawing", tabindex: "0", role: "group", "aria-label": label }, svg);
}

function openMap(scene) {
  const m = ask("map", scene ?? "");
  if (m.error) return note(m.error);
  const list = m.scenes.boxes.filter((b) => b.title);
  openSheet(w("map.title"), [
    h("div", { class: "row" }, list.map((b) => plain(b.title, () => openMap(b.scene), { "aria-pressed": b.open ? "true" : "false" }))),
    m.scene.title ? drawing(m.scene, m.scene.title) : null,
    heading(w("web.scene_list")),
    drawing(m.scenes, w("map.title")),
    h("ul", { class: "faint" }, m.text.map((line) => h("li", { dir: "auto" }, line))),
  ].filter(Boolean), true);
  for (const box of sheet.querySelectorAll(".drawing")) {
    const here = box.querySelector(".here");
    if (here) {
      box.scrollLeft = +here.getAttribute("x") - box.clientWidth / 2 + 80;
      box.scrollTop = +here.getAttribute("y") - box.clientHeight / 2;
    } else box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2;
  }
}

function openEndings() {
  const e = ask("endings");
  const known = parsed(stored("endings")) ?? {};
  openSheet(e.title, e.list.map((one) => {
    const was = known[one.id];
    const how = was ? w("endings.found", { date: moment(was.first, { dateStyle: "long" }),
      times: counted("endings.times", was.runs.length), choices: counted("endings.choices", was.choices) }) : "";
    return h("div", { class: "entry" },
      one.name ? h("p", { dir: "auto" }, h("b", null, one.name)) : h("p", { class: "faint", dir: "auto" }, one.hint ?? w("endings.no_hint")),
      how ? h("p", { class: "when" }, how) : null);
  }));
}

// curve draws suspicion over the whole run.
function curve(values, stays) {
  const width = 640, height = 120, last = Math.max(1, values.length - 1);
  const at = (i) => `${((i * width) / last).toFixed(1)} ${(height - (values[i] * height) / 100).toFixed(1)}`;
  const line = values.map((_, i) => (i ? "L" : "M") + at(i)).join("");
  return h("figure", { class: "drawing" },
    s("svg", { class: "fit", viewBox: `0 -4 ${width} ${height + 8}`, role: "img", "aria-label": w("web.curve") + ": " + values.join(", ") },
      ...stays.map((stay) => s("line", { x1: (stay.step * width) / last, x2: (stay.step * width) / last, y1: 0, y2: height })),
      s("path", { class: "under", d: `${line}L${width} ${height}L0 ${height}Z` }), s("path", { class: "curve", d: line })));
}

function openDebrief() {
  const d = ask("debrief");
  if (d.error) return note(d.error);
  const body = [h("p", { class: "faint" }, d.figures)];
  if (d.curve) {
    body.push(curve(d.curve, d.stays), heading(w("debrief.noticed")));
    if (d.peaks.length) body.push(h("ul", null, d.peaks.map((p) => h("li", { dir: "auto" }, p.text))));
    else body.push(h("p", { class: "faint" }, w("debrief.unnoticed")));
  }
  body.push(heading(w("debrief.decided")));
  if (!d.reasons.length) body.push(h("p", { class: "faint" }, w("debrief.nothing")));
  for (const r of d.reasons) {
    body.push(h("div", { class: "reason" }, h("span", { class: "sign", "aria-hidden": "true" }, r.sign),
      h("div", null, h("b", { dir: "auto" }, r.head), r.lines.map((line) => h("p", { dir: "auto" }, line)))));
  }
  if (d.turning.length && !d.final) {
    body.push(heading(w("debrief.turning")), ...d.turning.map((t) => way("", t.label, t.aside, () => { closeSheet(); move("to", t.to); })));
  }
  openSheet(d.title, body);
}

function openMissions() {
  const mission = view?.choices ? view.mission : "";
  const body = [];
  if (mission) {
    const text = h("textarea", { id: "run-text", readonly: true, spellcheck: "false", dir: "ltr", "aria-label": w("web.as_text") });
    text.value = mission;
    body.push(heading(w("web.take_along")), h("p", { class: "faint" }, w("web.take_along_about")), text,
      h("div", { class: "row" }, plain(w("web.save_file"), () => saveFile(mission)), plain(w("web.copy"), () => copy(text))));
  }
  const pasted = h("textarea", { id: "pasted", spellcheck: "false", dir: "ltr" });
  const file = h("input", { type: "file", id: "file", accept: ".mission,text/plain", change: async () => { if (file.files[0]) bring(await file.files[0].text()); } });
  body.push(heading(w("web.kept")), keptRuns(), heading(w("web.bring")), h("p", { class: "faint" }, w("web.bring_about")),
    h("div", null, h("label", { for: "file" }, w("web.bring_file")), file),
    h("div", null, h("label", { for: "pasted" }, w("web.bring_text")), pasted),
    plain(w("web.bring_go"), () => bring(pasted.value)));
  openSheet(w("web.missions"), body);
}

// bring takes up a run from elsewhere. It becomes a run of this browser's own.
function bring(text) {
  loadMission(text, () => adopt(""));
}

function keptRuns() {
  const list = runs();
  if (!storage) return h("p", { class: "faint" }, w("web.unkept"));
  if (!list.length) return h("p", { class: "faint" }, w("web.kept_none"));
  return h("div", null, list.map((run) => {
    const remove = plain(w("web.delete"), (event) => {
      if (event.detail > 1) return; // a double click is one
      if (remove.classList.contains("danger")) {
        storage.removeItem(place + run.name);
        return openMissions();
      }
      remove.classList.add("danger");
      remove.textContent = w("web.delete_sure");
    });
    return h("div", { class: "entry" }, h("p", { dir: "auto" }, h("b", null, kept(run))),
      h("p", { class: "when" }, moment(run.saved)),
      h("div", { class: "row" }, plain(w("web.open"), () => openRun(run)), remove));
  }));
}

// saveFile offers the run as a file. A frame may refuse that in silence; the text
// stands beside it.
function saveFile(mission) {
  const link = h("a", { href: URL.createObjectURL(new Blob([mission], { type: "text/plain" })), download: pageData.id + ".mission" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function copy(text) {
  text.focus();
  text.select();
  try {
    await navigator.clipboard.writeText(text.value);
    note(w("web.copied"));
  } catch {
    note(w("web.copy_by_hand"));
  }
}

function pick(id, label, values, chosen, change) {
  const select = h("select", { id, change: () => change(select.value) }, values.map(([value, name]) => h("option", { value, selected: value === chosen }, name)));
  return h("div", null, h("label", { for: id }, label), select);
}

function openSettings() {
  const body = [
    pick("theme", w("web.theme"), ["auto", "light", "dark"].map((t) => [t, w("web.theme_" + t)]), settings.theme, (t) => set("theme", t)),
    pick("size", w("web.size"), ["small", "normal", "large"].map((t) => [t, w("web.size_" + t)]), settings.size, (t) => set("size", t)),
    pick("single", w("web.single_keys"), ["yes", "no"].map((t) => [t, w("web." + t)]), settings.keys, (t) => set("keys", t)),
    h("p", { class: "faint" }, w("web.single_keys_about")),
  ];
  if (story.tags.length > 1) {
    body.push(pick("language", w("web.language"), story.tags.map((t) => [t, languageName(t)]), story.tag, (t) => {
      set("language", t);
      speak(t);
      if (view) show(ask("look", now()));
      else showTitle();
      openSettings();
    }));
  }
  openSheet(w("web.settings"), body);
}

function openKeys() {
  const keys = [
    [["1–9"], w("web.key_choose")], [["↓", "j", "↑", "k"], w("web.key_move")], [[w("web.enter")], w("web.key_take")],
    [["u"], w("web.undo")], [["r"], w("web.redo")], [["l"], w("web.log")], [["i"], w("web.dossier")], [["m"], w("web.map")],
    [["e"], w("web.endings")], [["o"], w("web.missions")], [["s"], w("web.settings")], [["?"], w("web.keys")], [["esc"], w("web.close")],
  ];
  openSheet(w("web.keys"), h("dl", { class: "keys" }, keys.flatMap(([names, about]) =>
    [h("dt", null, names.flatMap((k, i) => (i ? [" ", h("kbd", null, k)] : [h("kbd", null, k)]))), h("dd", null, about)])));
}
