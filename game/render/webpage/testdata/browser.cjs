// Opens pages of stories in headless Chromium, and holds them to what they promise:
//
//	node browser.cjs CHROMIUM FOLDER CHECK
//
// FOLDER holds the pages, and missions.json: [{file, difficulty, text, mission, choices,
// ending, state}]. What does not hold is told on standard output, a line each.
const fs = require("fs");
const http = require("http");
const path = require("path");
const { chromium } = require("playwright-core");

const [, , executablePath, folder, check] = process.argv;
const missions = JSON.parse(fs.readFileSync(path.join(folder, "missions.json"), "utf8"));
const address = (story, hash = "") => "file://" + path.join(folder, story + ".html") + hash;

let browser;
const tell = (...words) => console.log(words.join(" "));

function same(what, got, want) {
  const [g, w] = [got, want].map((value) => JSON.stringify(value, (_, v) => (v?.constructor === Object ? Object.fromEntries(Object.entries(v).sort()) : v)));
  if (g !== w) tell(what + ": " + g + ", want " + w);
}

// open opens a page in a window of its own. Whatever the page complains of is told.
async function open(url, options = {}) {
  const context = options.context ?? (await browser.newContext({ viewport: { width: 1400, height: 900 }, reducedMotion: "reduce", ...options }));
  const page = await context.newPage();
  page.on("pageerror", (e) => tell("the page has an error:", e.message));
  page.on("console", (m) => { if (["error", "warning"].includes(m.type())) tell("the page complains:", m.text()); });
  page.on("request", (r) => { if (!/^(file|data|blob|about):/.test(r.url())) tell("the page fetches", r.url()); });
  if (options.before) await page.addInitScript(options.before);
  await page.goto(url);
  await page.waitForSelector(".ways, .option");
  if (!options.early) await page.waitForSelector("html[data-program=ready]");
  return page;
}

const state = (page) => page.evaluate(() => JSON.parse(cobalt("state")));
const missionText = (page) => page.evaluate(() => JSON.parse(cobalt("look", "2026-11-22T15:00:00.000Z")).mission);
const take = (page, id) => page.evaluate((id) => document.querySelector(`[data-choice="${id}"]`).click(), id);
const press = (page, n) => page.keyboard.press(String(n));
const openOption = '.option:not([aria-disabled])';

// bring takes up a mission file by the page's own way.
async function bring(page, text) {
  await page.keyboard.press("o");
  await page.fill("#pasted", text);
  await page.evaluate(() => [...document.querySelectorAll("#sheet .body > .plain")].at(-1).click());
}

const checks = {
  // Every mission of the story is played by pressing its choices, to the same state.
  async missions() {
    const page = await open(address("cobalt", "#new"));
    for (const m of missions) {
      const missing = await page.evaluate(([difficulty, choices]) => {
        const last = (selector) => [...document.querySelectorAll(selector)].at(-1);
        last(".bar .tool").click(); // to the title
        last(".ways .way").click(); // a new run
        document.querySelectorAll("#sheet .way")[["recruit", "agent", "ghost"].indexOf(difficulty)].click();
        for (const id of choices) {
          const option = document.querySelector(`[data-choice="${id}"]:not([aria-disabled])`);
          if (!option) return id;
          option.click();
        }
        return "";
      }, [m.difficulty, m.choices]);
      if (missing) tell(m.file + ": the page does not offer", missing);
      else same(m.file, await state(page), m.state);
      if (m.ending) same(m.file + ": the ending", await page.locator(".end h2").count(), 1);
    }
  },

  // Every view is free of what axe-core objects to.
  async accessible() {
    const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
    for (const width of [390, 1400]) {
      for (const colorScheme of ["light", "dark"]) {
        const page = await open(address("cobalt"), { viewport: { width, height: width < 500 ? 844 : 900 }, colorScheme });
        const hold = async (view) => {
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => axe.run());
          for (const v of violations) tell(view, width, colorScheme + ":", v.id, v.nodes.map((n) => n.target + " " + (n.any[0]?.message ?? n.failureSummary)).join("; "));
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (wide > 0) tell(view, width, "is wider than the window by", wide);
        };
        await hold("title");
        await page.click(".way.first");
        await hold("difficulty");
        await page.click("#sheet .way.first");
        await page.waitForSelector(".option");
        await hold("passage");
        for (const m of missions.filter((m) => m.ending).slice(0, 1)) {
          const half = m.text.split("\n").slice(0, -Math.floor(m.choices.length / 2)).join("\n");
          for (const text of [half, m.text]) {
            await bring(page, text);
            await page.waitForSelector("#sheet:not([open])", { state: "attached" });
            for (const [key, view] of Object.entries({ "": "run", i: "dossier", l: "log", m: "map", e: "endings", o: "missions", s: "settings", "?": "keys" })) {
              if (key) await page.keyboard.press(key);
              await hold(view);
              if (key) await page.keyboard.press("Escape");
            }
          }
        }
        await page.evaluate(() => document.querySelector(".end .plain").click());
        await hold("debrief");
        await page.context().close();
      }
    }
  },

  // Whatever happens, the run is kept: a reload goes on where it was.
  async reload() {
    const page = await open(address("cobalt", "#new"));
    for (let i = 0; i < 6; i++) {
      await page.locator(openOption).first().press("Enter");
      const was = await state(page);
      await page.reload();
      await page.waitForSelector(".option");
      same("after a reload", await state(page), was);
      same("the choices kept", was.choices, i + 1);
    }
    await page.keyboard.press("Escape");
    await page.waitForSelector(".ways");
    await page.click(".way.first");
    await page.waitForSelector(".option");
    same("from the title", (await state(page)).choices, 6);
    await page.keyboard.press("u");
    await page.reload();
    await page.waitForSelector(".option");
    same("after a choice was taken back", (await state(page)).choices, 5);
  },

  // Before its program is ready the page shows the first passages and takes one choice.
  // Then the program takes over, and nothing of that is lost.
  async early() {
    const hold = () => {
      const real = WebAssembly.instantiateStreaming;
      const held = new Promise((go, stop) => Object.assign(window, { go, stop }));
      WebAssembly.instantiateStreaming = async (...all) => (await held, real(...all));
    };
    const shown = (page) => page.evaluate(() => document.querySelector("#play").innerHTML);
    const first = (page) => page.locator(openOption).first().press("Enter");
    const release = async (page) => {
      await page.evaluate(() => go());
      await page.waitForSelector("html[data-program=ready]");
    };
    const begun = async () => {
      const page = await open(address("cobalt", "#new"), { before: hold, early: true });
      await first(page);
      await page.waitForSelector(".took");
      same("the program is there", await page.evaluate(() => typeof cobalt), "undefined");
      return page;
    };
    const page = await begun();
    const early = await shown(page);
    await release(page);
    same("what is shown", await shown(page), early);
    same("choices", (await state(page)).choices, 1);
    same("runs kept", await page.evaluate(() => Object.keys(localStorage).filter((k) => k.includes("/run/")).length), 1);

    const eager = await begun();
    await first(eager);
    same("a choice that waits is told", (await eager.textContent("#note")) !== "", true);
    await release(eager);
    same("choices, one of which waited", (await state(eager)).choices, 2);

    const again = await begun();
    await again.reload();
    await release(again);
    same("choices after a reload", (await state(again)).choices, 1);
    same("what is shown after a reload", (await again.textContent("#passage")), await page.textContent("#passage"));

    const broken = await begun();
    await broken.evaluate(() => stop(new Error("out of memory")));
    await broken.waitForSelector("#front:not([hidden]) [role=status]");
    same("a failure is told", (await broken.textContent("#front")).includes("out of memory"), true);
  },

  // A held key and a double click take one choice.
  async once() {
    const page = await open(address("cobalt", "#new"));
    await page.keyboard.down("1");
    for (let i = 0; i < 5; i++) await page.keyboard.down("1");
    await page.keyboard.up("1");
    same("choices by a key that is held", (await state(page)).choices, 1);
    await page.keyboard.press("u");
    await page.locator(openOption).first().focus();
    await page.keyboard.down("Enter");
    for (let i = 0; i < 5; i++) await page.keyboard.down("Enter");
    await page.keyboard.up("Enter");
    same("choices by enter that is held", (await state(page)).choices, 1);
    await page.keyboard.press("u");
    await page.locator(openOption).first().scrollIntoViewIfNeeded();
    const box = await page.locator(openOption).first().boundingBox();
    await page.mouse.dblclick(box.x + 40, box.y + 10);
    same("choices by a double click", (await state(page)).choices, 1);
    const kept = () => page.evaluate(() => Object.keys(localStorage).filter((k) => k.includes("/run/")).length);
    const erase = page.getByRole("button", { name: "Delete" });
    await page.keyboard.press("o");
    await erase.focus();
    for (let i = 0; i < 4; i++) await page.keyboard.down("Enter");
    await page.keyboard.up("Enter");
    same("runs kept after enter was held on delete", await kept(), 1);
    await page.keyboard.press("Escape");
    await page.keyboard.press("o");
    await erase.dblclick();
    same("runs kept after a double click on delete", await kept(), 1);
    await page.keyboard.press("Escape");
    for (const way of ["enter that is held", "a double click"]) {
      const title = await open(address("cobalt"));
      const begin = title.locator(".way.first");
      if (way === "a double click") await begin.dblclick();
      else {
        await begin.focus();
        for (let i = 0; i < 4; i++) await title.keyboard.down("Enter");
      }
      same(way + " on a new run asks for the difficulty", await title.locator("#sheet[open] .way").count(), 3);
    }
  },

  // Two windows that go on with one run do each other no harm.
  async windows() {
    const one = await open(address("cobalt", "#new"));
    await press(one, 1);
    const two = await open(address("cobalt"), { context: one.context() });
    await two.click(".way.first");
    await two.waitForSelector(".option");
    await press(one, 1);
    const first = await state(one);
    await press(two, 2);
    const second = await state(two);
    const kept = await two.evaluate(() => Object.entries(localStorage).filter(([k]) => k.includes("/run/")).map(([, v]) => JSON.parse(v).mission));
    same("runs kept", kept.length, 2);
    same("the windows' own runs", [first.choices, second.choices], [2, 2]);
    for (const page of [one, two]) {
      const was = await state(page);
      await page.reload();
      await page.waitForSelector(".option");
      same("after a reload", await state(page), was);
    }
  },

  // A storage that is full or refused is told, and the run is offered as text.
  async storage() {
    const full = await open(address("cobalt", "#new"));
    await press(full, 1);
    await full.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; });
    await press(full, 1);
    same("a full storage is told", await full.locator("#note button").count(), 1);
    await full.click("#note button");
    same("the run as text", (await full.inputValue("#run-text")).split("\n").filter((l) => l.includes(" @ ")).length, 2);
    const nearly = await open(address("cobalt", "#new"));
    await press(nearly, 1);
    await nearly.evaluate(() => {
      const set = Storage.prototype.setItem;
      Storage.prototype.setItem = function (name, text) {
        if (name.endsWith("/found")) throw new DOMException("full", "QuotaExceededError");
        set.call(this, name, text);
      };
    });
    await press(nearly, 1);
    same("finds that are not kept are told", await nearly.locator("#note button").count(), 1);
    const frame = path.join(folder, "frame.html");
    fs.writeFileSync(frame, `<!DOCTYPE html><title>Frame</title><iframe sandbox="allow-scripts" src="cobalt.html" width="1200" height="800"></iframe>`);
    const outer = await browser.newPage();
    outer.on("pageerror", (e) => tell("the frame has an error:", e.message));
    await outer.goto("file://" + frame);
    const inner = outer.frameLocator("iframe");
    await inner.locator(".way.first").click();
    same("a refused storage is told", await inner.locator(".front [role=alert]").count(), 1);
    await inner.locator("#sheet .way.first").click();
    await inner.locator(openOption).first().click();
    await inner.getByRole("button", { name: "Missions" }).click();
    same("the run as text, in a frame", (await inner.locator("#run-text").inputValue()).includes(" @ "), true);
    fs.writeFileSync(frame, fs.readFileSync(frame, "utf8").replace("cobalt.html", "cobalt.html#new"));
    await outer.goto("file://" + frame);
    await inner.locator(openOption).first().click();
    await inner.locator("#note button").click();
    same("the run as text, in a frame that begins at once", (await inner.locator("#run-text").inputValue()).includes(" @ "), true);
  },

  // A run that was begun in a terminal goes on in the page, and back, to the letter.
  async letter() {
    const page = await open(address("cobalt", "#new"));
    for (const m of missions) {
      await bring(page, m.mission);
      await page.waitForFunction(() => !document.querySelector("#sheet").open);
      same(m.file, await missionText(page), m.mission);
    }
  },

  // A run goes out as a file and comes in as one.
  async files() {
    const page = await open(address("cobalt", "#new"));
    await press(page, 1);
    await press(page, 1);
    await page.keyboard.press("o");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a file" }).click()]);
    const file = path.join(folder, "taken.mission");
    await download.saveAs(file);
    same("the file's name", download.suggestedFilename(), "cobalt.mission");
    same("the file", fs.readFileSync(file, "utf8"), await page.inputValue("#run-text"));
    const other = await open(address("cobalt"));
    await other.keyboard.press("o");
    await other.setInputFiles("#file", file);
    await other.waitForSelector(".option");
    same("the run of the file", await state(other), await state(page));
    await press(other, 1);
    same("and on", (await state(other)).choices, 3);
  },

  // From a server the page plays and keeps as a file does. In a frame of another site,
  // which may keep nothing in a private window, it says so.
  async served() {
    const server = http.createServer((request, response) => {
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      if (request.url === "/") response.end(fs.readFileSync(path.join(folder, "cobalt.html")));
      else response.end(`<!DOCTYPE html><title>Site</title><link rel="icon" href="data:,"><iframe src="http://localhost:${server.address().port}/" width="1200" height="800"></iframe>`);
    });
    await new Promise((done) => server.listen(0, done));
    server.unref();
    const page = await (await browser.newContext()).newPage();
    page.on("pageerror", (e) => tell("the page has an error:", e.message));
    page.on("console", (m) => { if (["error", "warning"].includes(m.type())) tell("the page complains:", m.text()); });
    page.on("request", (r) => { if (!r.url().startsWith("data:") && !["/", "/frame"].includes(new URL(r.url()).pathname)) tell("the page fetches", r.url()); });
    const home = `http://127.0.0.1:${server.address().port}/`;
    await page.goto(home);
    await page.click(".way.first");
    await page.click("#sheet .way.first");
    await press(page, 1);
    await page.waitForSelector("html[data-program=ready]");
    await press(page, 1);
    const was = await state(page);
    await page.reload();
    await page.waitForSelector("html[data-program=ready]");
    same("after a reload", await state(page), was);
    await page.goto(home + "frame");
    const inner = page.frameLocator("iframe");
    await inner.locator(".front [role=alert]").waitFor();
    await inner.locator(".way.first").click();
    await inner.locator("#sheet .way.first").click();
    await page.keyboard.press("1");
    await inner.locator("#note button").click();
    same("the run as text", (await inner.locator("#run-text").inputValue()).includes(" @ "), true);
  },

  // Moments are told by the browser's time zone, in the language of the story.
  async dates() {
    for (const timezoneId of ["Pacific/Kiritimati", "America/Los_Angeles"]) {
      const page = await open(address("loaf", "#new"), { timezoneId, locale: "en-GB" });
      await press(page, 1);
      for (const language of ["en", "es"]) {
        await page.keyboard.press("s");
        await page.selectOption("#language", language === "en" ? "" : language);
        await page.keyboard.press("Escape");
        await page.keyboard.press("o");
        const [got, want] = await page.evaluate(([language, timeZone]) => {
          const kept = Object.entries(localStorage).find(([k]) => k.includes("/run/"));
          return [document.querySelector("#sheet .when").textContent, new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "medium", timeStyle: "short", timeZone }).format(JSON.parse(kept[1]).saved)];
        }, [language, timezoneId]);
        same("when the run was kept", got, want);
        await page.keyboard.press("Escape");
      }
    }
  },

  // Words of a hostile story stay words.
  async hostile() {
    const page = await open(address("hostile"));
    same("the title", await page.title(), await page.locator("h1").textContent());
    await page.click(".way.first");
    if (await page.locator("#sheet .way.first").count()) await page.click("#sheet .way.first");
    await page.waitForSelector(".option");
    for (const key of ["i", "l", "m", "e", "o", "s"]) {
      await page.keyboard.press(key);
      await page.keyboard.press("Escape");
    }
    await press(page, 1);
    same("elements that the words made", await page.locator("img, body script:not([type]):nth-of-type(n+6), b[hostile]").count(), 0);
    same("scripts that the words ran", await page.evaluate(() => window.hostile), undefined);
  },

  // Light and dark, the size of text and single keys are what the reader chooses.
  async settings() {
    const page = await open(address("cobalt", "#new"), { colorScheme: "light" });
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await page.keyboard.press("s");
    await page.selectOption("#theme", "dark");
    if ((await paper()) === light) tell("dark is light");
    await page.selectOption("#single", "no");
    await page.keyboard.press("Escape");
    await press(page, 1);
    same("choices by a single key that is switched off", (await state(page)).choices, 0);
    await page.reload();
    await page.waitForSelector(".ways, .option");
    if ((await paper()) === light) tell("dark is forgotten");
    const other = await open(address("cobalt"), { context: page.context() });
    for (const [window, name, value] of [[page, "size", "large"], [other, "theme", "light"], [page, "size", "small"]]) {
      await window.evaluate(() => [...document.querySelectorAll(".tool")].find((b) => b.textContent === "Settings").click());
      await window.selectOption("#" + name, value);
      await window.keyboard.press("Escape");
    }
    await other.reload();
    await other.waitForSelector(".ways, .option");
    same("what two windows set", await other.evaluate(() => ({ ...document.documentElement.dataset, program: "" })), { theme: "light", size: "small", program: "" });
  },

  // A story in two languages is read in either, and the page says which.
  async languages() {
    const page = await open(address("loaf", "#new"), { locale: "en-US" });
    const passage = () => page.locator("#passage").textContent();
    const [was, tag] = [await passage(), await page.evaluate(() => document.documentElement.lang)];
    await page.keyboard.press("s");
    const other = await page.evaluate(() => [...document.querySelectorAll("#language option")].find((o) => !o.selected).value);
    await page.selectOption("#language", other);
    await page.keyboard.press("Escape");
    if ((await passage()) === was) tell("the passage is not in the other language");
    if ((await page.evaluate(() => document.documentElement.lang)) === tag) tell("the page does not say its language");
    await page.reload();
    await page.waitForSelector(".ways, .option");
    same("the language after a reload", await page.evaluate(() => document.documentElement.lang === "en"), other === "en");
    for (const [locale, want] of [["es-MX", "es"], ["en-GB", "en"], ["fr", "es"]]) {
      const window = await open(address("translated"), { locale });
      same("the language of a story from Spanish, for " + locale, await window.evaluate(() => document.documentElement.lang), want);
      await window.keyboard.press("s");
      same("the languages' names", await window.evaluate(() => [...document.querySelectorAll("#language option")].map((o) => o.textContent)), ["español", "English"]);
    }
  },

  // The program collects after many choices, once nothing is asked of it, and goes on.
  async rest() {
    const page = await open(address("cobalt", "#new"));
    await page.evaluate(() => {
      const program = window.cobalt;
      window.asked = [];
      window.cobalt = (...all) => {
        const answer = program(...all);
        asked.push(all[0] + (JSON.parse(answer).error === undefined ? "" : " failed"));
        return answer;
      };
      for (let i = 0; i < 700; i++) {
        const open = [...document.querySelectorAll(".option:not([aria-disabled])")];
        if (open.length) open[(i * 7) % open.length].click();
        else document.dispatchEvent(new KeyboardEvent("keydown", { key: "u", bubbles: true }));
      }
      window.was = cobalt("state");
    });
    await page.waitForFunction(() => asked.includes("rest"));
    const [asked, was, now] = await page.evaluate(() => [asked, was, cobalt("state")]);
    same("commands that failed", asked.filter((a) => a.endsWith("failed")), []);
    same("it rested", asked.indexOf("rest") > asked.indexOf("state"), true);
    same("the run after a rest", now, was);
    await page.keyboard.press("u");
    same("a choice taken back after a rest", (await state(page)).choices, JSON.parse(was).choices - 1);
  },

  // A program that breaks is made anew, and the run goes on.
  async broken() {
    const page = await open(address("cobalt", "#new"));
    await press(page, 1);
    const was = await state(page);
    await page.evaluate(() => { window.cobalt = () => { throw new RangeError("Maximum call stack size exceeded"); }; });
    await press(page, 1);
    await page.waitForFunction(() => { try { return JSON.parse(cobalt("state")).choices === 1; } catch { return false; } });
    same("the run after the program broke", await state(page), was);
    await press(page, 1);
    same("and on", (await state(page)).choices, 2);
  },

  // A program that breaks while it is made anew is left until the next command.
  async renewed() {
    const page = await open(address("cobalt", "#new"));
    await press(page, 1);
    const was = await state(page);
    await page.evaluate(() => {
      let program = window.cobalt;
      Object.assign(window, { made: 0, breaks: ["choose", "load"] });
      Object.defineProperty(window, "cobalt", {
        get: () => (...args) => { if (breaks.includes(args[0])) throw new RangeError("Maximum call stack size exceeded"); return program(...args); },
        set: (anew) => { program = anew; made++; },
      });
    });
    for (const [n, breaks] of [["choose", "load"], ["choose", "open"], ["choose"]].entries()) {
      await page.evaluate((breaks) => { window.breaks = breaks; }, breaks);
      await press(page, 1);
      await page.waitForTimeout(1500);
      same("programs made", await page.evaluate(() => made), n + 1);
    }
    await page.evaluate(() => { window.breaks = []; });
    same("the run after the last", await state(page), was);
  },

  // A run that has ended shows its ending, and what decided it.
  async endings() {
    const page = await open(address("cobalt", "#new"));
    const seen = new Set();
    for (const m of missions.filter((m) => m.ending)) {
      if (seen.has(m.ending)) continue;
      seen.add(m.ending);
      await bring(page, m.text);
      await page.waitForSelector(".end");
      await page.evaluate(() => document.querySelector(".end .plain").click());
      await page.waitForSelector("#sheet .body");
      await page.keyboard.press("Escape");
    }
    const [found, all] = await page.evaluate(() => { const e = JSON.parse(cobalt("endings")); return [e.list.filter((one) => one.name).length, e.list.length]; });
    same("endings found", found, all);
  },
};

(async () => {
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    await checks[check]();
  } catch (error) {
    tell("the check broke off:", error.stack);
  }
  await browser.close();
})();
