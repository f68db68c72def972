// Measures pages of stories in headless Chromium, beside pages of inkjs with the same
// reference story, and prints the figures. Nothing fails by being slow.
//
//	node speed.cjs CHROMIUM COBALT [RUNS]
//
// COBALT is the program that builds the pages. The modules playwright-core and inkjs
// 2.4.0 must be on NODE_PATH.
const fs = require("fs");
const os = require("os");
const path = require("path");
const { execFileSync } = require("child_process");
const { chromium } = require("playwright-core");
const { Compiler } = require("inkjs/compiler/Compiler");

const [, , executablePath, cobalt, runs = "9"] = process.argv;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cobalt-pages-"));
const library = fs.readFileSync(path.join(path.dirname(require.resolve("inkjs/compiler/Compiler")), "..", "dist", "ink.js"), "utf8");

// reference makes a story of so many nodes in both formats, each node with sixty words
// and two choices, and returns the two pages.
function reference(nodes) {
  const lexicon = "station lamp coat door river letter clock corridor window stair nobody slowly under behind rain brass paper quiet".split(" ");
  let seed = 7;
  const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  const words = (n) => "The " + Array.from({ length: n }, () => lexicon[random(lexicon.length)]).join(" ") + ".";
  const name = path.join(folder, String(nodes));
  const scene = (i) => Math.floor(i / 30);
  fs.mkdirSync(name);
  fs.writeFileSync(path.join(name, "story.md"), "---\ntitle: Measure\nstart: s0.md#node-0\nendings:\n  done: {name: Done}\n---\n\nA measure.\n");
  let ink = "-> n0\n";
  const scenes = [];
  for (let i = 0; i < nodes; i++) {
    const prose = [words(30), words(30)];
    let text = (i % 30 ? "" : `---\ntitle: Scene ${scene(i)}\n---\n\n`) + `## Node ${i}\n\n${prose.join("\n\n")}\n\n`;
    ink += `=== n${i} ===\n${prose.join("\n")}\n`;
    if (i === nodes - 1) {
      text += "`ending done`\n";
      ink += "-> END\n";
    } else {
      for (const [way, to] of [["on", i + 1], ["along", Math.min(nodes - 1, i + 1 + random(5))]]) {
        text += `- [Go ${way} to number ${i}](${scene(to) === scene(i) ? "" : `s${scene(to)}.md`}#node-${to})\n`;
        ink += `+ [Go ${way} to number ${i}] -> n${to}\n`;
      }
    }
    scenes[scene(i)] = (scenes[scene(i)] ?? "") + text + "\n";
  }
  scenes.forEach((text, i) => fs.writeFileSync(path.join(name, `s${i}.md`), text));
  execFileSync(cobalt, ["build", name, "--with-defects", "--format", "web", "-o", name + ".html"]);
  const json = JSON.stringify(new Compiler(ink).Compile().ToJson());
  fs.writeFileSync(name + ".ink.html", `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Measure</title><body><main id="m"></main>
<script>${library}</script><script>const story = new inkjs.Story(${json}), m = document.getElementById("m");
function go() { m.replaceChildren(); while (story.canContinue) { const p = document.createElement("p"); p.textContent = story.Continue(); m.append(p); }
story.currentChoices.forEach((c, i) => { const b = document.createElement("button"); b.className = "option"; b.textContent = c.text;
b.onclick = () => { story.ChooseChoiceIndex(i); go(); }; m.append(b); }); localStorage.setItem("ink", story.state.toJson()); } go();</script></body></html>`);
  return [name + ".html", name + ".ink.html"];
}

// pressAtOnce presses the first choice as soon as there is one, and notes when the
// second passage was painted.
function pressAtOnce() {
  let first = null;
  const look = () => {
    const option = document.querySelector(".option");
    if (!option) return;
    if (first === null) {
      first = option.textContent;
      option.click();
    }
    if (document.querySelector(".option")?.textContent !== first) {
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => { window.second = performance.now(); }));
    }
  };
  const watch = new MutationObserver(look);
  watch.observe(document, { childList: true, subtree: true });
}

const at = (list, share) => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];

async function start(page) {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const window = await (await browser.newContext()).newPage();
  await window.addInitScript(pressAtOnce);
  await window.goto("file://" + page + "#new");
  await window.waitForFunction(() => window.second);
  const time = await window.evaluate(() => window.second);
  await browser.close();
  return time;
}

// choices presses keys as a player does, one and then the next, along a whole run, and
// measures each choice from the moment that the browser got the key until the page that
// has the next passage is laid out; of that, the time since the page was told of the key.
async function choices(page) {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const window = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
  await window.addInitScript(() => {
    let told;
    window.times = [];
    addEventListener("keydown", () => { told = performance.now(); }, { capture: true });
    window.measure = () => addEventListener("keydown", (event) => { // behind the page's own
      document.body.getBoundingClientRect();
      const now = performance.now();
      times.push([now - event.timeStamp, now - told]);
    });
  });
  await window.goto("file://" + page + "#new");
  await window.waitForSelector("html[data-program=ready]");
  await window.evaluate(() => measure());
  for (let i = 0; i < 400; i++) {
    const open = await window.evaluate(() => [...document.querySelectorAll(".option")].flatMap((o, n) => (o.ariaDisabled ? [] : n + 1)).filter((n) => n < 10));
    await window.keyboard.press(open.length ? String(open[(i * 7) % open.length]) : "u");
    await window.waitForTimeout(30);
  }
  const times = await window.evaluate(() => times);
  await browser.close();
  return times;
}

(async () => {
  for (const nodes of [600, 6000]) {
    const pages = reference(nodes);
    const times = pages.map(() => []);
    for (let i = 0; i < Number(runs); i++) for (const [k, page] of pages.entries()) times[k].push(await start(page));
    const [own, ink] = times.map((list) => at(list, 0.5));
    console.log(`${nodes} nodes, to the second passage: ${own.toFixed(0)} ms; inkjs ${ink.toFixed(0)} ms; ${(own / ink).toFixed(2)}x (least ${Math.min(...times[0]).toFixed(0)} and ${Math.min(...times[1]).toFixed(0)})`);
  }
  const story = path.join(folder, "story.html");
  execFileSync(cobalt, ["build", "--with-defects", "--format", "web", "-o", story]);
  const times = await choices(story);
  const told = (k) => { const list = times.map((t) => t[k]); return `${at(list, 0.5).toFixed(1)} ms, p95 ${at(list, 0.95).toFixed(1)} ms`; };
  console.log(`a choice, from the key: ${told(0)}; of that in the page: ${told(1)}; of ${times.length}`);
  fs.rmSync(folder, { recursive: true });
})();
