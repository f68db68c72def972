// Plays the page of the story in headless Firefox, which speaks WebDriver BiDi:
//
//	node firefox.cjs FIREFOX FOLDER
//
// FOLDER is that of browser.cjs, which holds the pages to much more, in Chromium. The
// module puppeteer-core must be on NODE_PATH. What does not hold is told on standard
// output, a line each.
const fs = require("fs");
const path = require("path");
const puppeteer = require("puppeteer-core");

const [, , executablePath, folder] = process.argv;
const missions = JSON.parse(fs.readFileSync(path.join(folder, "missions.json"), "utf8"));
const address = (story, hash = "") => "file://" + path.join(folder, story + ".html") + hash;

const tell = (...words) => console.log(words.join(" "));

function same(what, got, want) {
  const [g, w] = [got, want].map((value) => JSON.stringify(value, (_, v) => (v?.constructor === Object ? Object.fromEntries(Object.entries(v).sort()) : v)));
  if (g !== w) tell(what + ": " + g + ", want " + w);
}

// open opens a page. Whatever the page complains of is told.
async function open(context, url) {
  const page = await context.newPage();
  await page.setViewport({ width: 1400, height: 900 });
  page.on("pageerror", (e) => tell("the page has an error:", e.message));
  page.on("console", (m) => { if (["error", "warn"].includes(m.type())) tell("the page complains:", m.text()); });
  page.on("request", (r) => { if (!/^(file|data|blob|about):/.test(r.url())) tell("the page fetches", r.url()); });
  await page.goto(url);
  await ready(page);
  return page;
}

const ready = (page) => page.waitForSelector("html[data-program=ready]");
const state = (page) => page.evaluate(() => JSON.parse(cobalt("state")));

// onePerEnding are the missions that end, one for each ending.
const onePerEnding = missions.filter((m, i) => m.ending && missions.findIndex((o) => o.ending === m.ending) === i);

const checks = {
  // A run is played to its end by keys alone, and looked at on the way in every view.
  async keys(context) {
    const page = await open(context, address("cobalt", "#new"));
    const m = onePerEnding.find((m) => m.difficulty === "agent");
    for (const [i, id] of m.choices.entries()) {
      const n = await page.evaluate((id) => [...document.querySelectorAll(".option")].findIndex((o) => o.dataset.choice === id && !o.ariaDisabled), id);
      if (n < 0 || n > 8) return tell(m.file + ": no key takes", id);
      await page.keyboard.press(String(n + 1));
      if (i !== Math.floor(m.choices.length / 2)) continue;
      for (const key of "ilmeos?") {
        await page.keyboard.press(key);
        same("what " + key + " opens is open", await page.evaluate(() => document.querySelector("#sheet").open && document.querySelector("#sheet .body").textContent !== ""), true);
        await page.keyboard.press("Escape");
      }
      const was = await state(page);
      await page.reload();
      await ready(page);
      await page.waitForSelector(".option");
      same("after a reload", await state(page), was);
    }
    same(m.file, await state(page), m.state);
    same("the ending is shown", await page.evaluate(() => document.querySelectorAll(".end h2").length), 1);
    await page.evaluate(() => document.querySelector(".end .plain").click());
    same("looking back", await page.evaluate(() => document.querySelectorAll("#sheet .reason").length > 0), true);
  },

  // Every ending is come to by pressing choices, to the same state, and a run begun in a
  // terminal is taken up and given back to the letter.
  async endings(context) {
    const page = await open(context, address("cobalt", "#new"));
    for (const m of onePerEnding) {
      const [missing, mission] = await page.evaluate(([difficulty, choices, text]) => {
        const last = (selector) => [...document.querySelectorAll(selector)].at(-1);
        last(".bar .tool").click(); // to the title
        last(".ways .way").click(); // a new run
        document.querySelectorAll("#sheet .way")[["recruit", "agent", "ghost"].indexOf(difficulty)].click();
        for (const id of choices) {
          const option = document.querySelector(`[data-choice="${id}"]:not([aria-disabled])`);
          if (!option) return [id];
          option.click();
        }
        window.played = cobalt("state");
        document.dispatchEvent(new KeyboardEvent("keydown", { key: "o", bubbles: true }));
        document.querySelector("#pasted").value = text;
        last("#sheet .body > .plain").click();
        return ["", JSON.parse(cobalt("look", "2026-11-22T15:00:00.000Z")).mission];
      }, [m.difficulty, m.choices, m.mission]);
      if (missing) {
        tell(m.file + ": the page does not offer", missing);
        continue;
      }
      same(m.file, await page.evaluate(() => JSON.parse(played)), m.state);
      same(m.file + " brought in", mission, m.mission);
    }
    const [found, all] = await page.evaluate(() => { const e = JSON.parse(cobalt("endings")); return [e.list.filter((one) => one.name).length, e.list.length]; });
    same("endings found", found, all);
  },

  // A double click takes one choice; so does enter that is held on a button.
  async once(context) {
    const page = await open(context, address("cobalt", "#new"));
    const option = await page.waitForSelector(".option:not([aria-disabled])");
    await option.click({ count: 2 });
    same("choices by a double click", (await state(page)).choices, 1);
    await page.keyboard.press("u");
    await page.focus(".option:not([aria-disabled])");
    for (let i = 0; i < 4; i++) await page.keyboard.down("Enter");
    await page.keyboard.up("Enter");
    same("choices by enter that is held", (await state(page)).choices, 1);
    const title = await open(context, address("cobalt"));
    await (await title.waitForSelector(".ways .way:last-child")).click({ count: 2 });
    same("a double click on a new run asks for the difficulty", await title.evaluate(() => document.querySelectorAll("#sheet[open] .way").length), 3);
  },

  // Two windows with one run do each other no harm; a full storage is told, and the run
  // offered as text.
  async storage(context) {
    const one = await open(context, address("cobalt", "#new"));
    await one.keyboard.press("1");
    const two = await open(context, address("cobalt"));
    await two.evaluate(() => document.querySelector(".way.first").click());
    for (const [page, key] of [[one, "1"], [two, "2"]]) {
      await page.bringToFront();
      await page.keyboard.press(key);
      same("choices of a window", (await state(page)).choices, 2);
    }
    same("runs kept", await two.evaluate(() => Object.keys(localStorage).filter((k) => k.includes("/run/")).length), 2);
    await two.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; });
    await two.keyboard.press("1");
    await two.evaluate(() => document.querySelector("#note button").click());
    same("the run as text", await two.evaluate(() => document.querySelector("#run-text").value.split("\n").filter((l) => l.includes(" @ ")).length), 3);
  },

  // In a frame without storage the page says so, and offers the run as text.
  async frame(context) {
    const frame = path.join(folder, "firefox-frame.html");
    fs.writeFileSync(frame, `<!DOCTYPE html><title>Frame</title><iframe sandbox="allow-scripts" src="cobalt.html" width="1200" height="800"></iframe>`);
    const outer = await context.newPage();
    outer.on("pageerror", (e) => tell("the frame has an error:", e.message));
    await outer.goto("file://" + frame);
    const inner = await (await outer.waitForSelector("iframe")).contentFrame();
    await ready(inner);
    await inner.waitForSelector(".front [role=alert]");
    await inner.evaluate(() => {
      document.querySelector(".way.first").click();
      document.querySelector("#sheet .way.first").click();
      document.querySelector(".option:not([aria-disabled])").click();
      document.querySelector("#note button").click();
    });
    same("the run as text, in a frame", await inner.evaluate(() => document.querySelector("#run-text").value.includes(" @ ")), true);
  },
};

(async () => {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  for (const [name, check] of Object.entries(checks)) {
    const context = await browser.createBrowserContext();
    try {
      await check(context);
    } catch (error) {
      tell(name + " broke off:", error.stack);
    }
    await context.close();
  }
  await browser.close();
})();
