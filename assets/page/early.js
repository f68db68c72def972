// The page before its program is ready: the title and the first passages were made with
// the page, so that they are shown, and one choice is taken, while the program is
// unpacked. What was answered so the program does again as soon as it is ready: then
// the run is kept.

let ready = false; // whether the program answers
let later = null; // what was asked for last that only the program can do
let done = parsed(remembered("early")) ?? []; // commands for the program to do again
const again = done.length > 0; // they are of the page before it was loaded anew

// notReady is thrown by a command that must wait for the program.
const notReady = new Error("the program is not ready");

// attempt does what the reader asked for, or leaves it for when the program is ready.
function attempt(does, event) {
  try {
    does(event);
  } catch (problem) {
    if (problem !== notReady) throw problem;
    note(w("web.loading"));
    later = () => does(event);
  }
}

// askEarly answers a command that the page was made with the answer to.
function askEarly(command, ...args) {
  const made = pageData.early[command === "story" ? args[0] : wanted()];
  const fresh = !again && !stored("found"); // what was found before shows in a passage
  let answer;
  if (command === "story") answer = made?.story;
  else if (command === "begin" && fresh && !done.length && args[0] === made?.difficulty) answer = made.begin;
  else if (command === "choose" && fresh && done.length === 1) answer = made.choose[args[0]];
  if (!answer) throw notReady;
  if (command !== "story") {
    done.push([command, ...args]);
    remember("early", JSON.stringify(done));
  }
  return answer;
}

// catchUp has the program do what was answered early, and keeps the run. If the program
// shows another passage, as that of a page that was made with another one would, it is
// drawn.
function catchUp() {
  ready = true;
  document.documentElement.dataset.program = "ready"; // for who drives the page, as tests do
  speak(wanted());
  ask("past", stored("found"));
  const answers = done.map((command) => ask(...command));
  const run = answers.at(-1);
  done = [];
  remember("early", "");
  note("");
  if (run && !answers.some((a) => a.error)) {
    if (again) {
      take(run);
    } else {
      keep(run);
      if (view && !alike(view, run)) show(run);
      else if (view) view = run;
      else remember("playing", ""); // the title was asked for meanwhile
    }
  }
  later?.();
  later = null;
}

// alike reports whether a passage that was made with the page is the program's.
const alike = (early, run) => Object.keys(early).every((name) => JSON.stringify(early[name]) === JSON.stringify(run[name]));
