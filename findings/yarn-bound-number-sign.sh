#!/usr/bin/env bash
# Guess:  in a line of dialogue, "#" begins a tag only at the end of the line, so that
#         "The door #5 is shut" reads as written, or is an error.
# Truth:  yarn-bound takes "#5" out of the middle of the line and goes on: the player reads
#         "The door is shut". A "#" followed by a blank stays.
# Why:    whoever exports a story to Yarn loses every room, agent or platform number, and no error
#         tells it. The number sign has to be escaped, or written out.
# Seen:   yarn-bound 0.5.5 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . yarn-bound@0.5.5 >/dev/null

cat > try.js <<'JS'
const module_ = require('yarn-bound');
const YarnBound = module_.default || module_;
for (const line of ['The door #5 is shut', 'Agent # five', 'The door \\#5 is shut']) {
  const dialogue = `title: Start\n---\n${line}\n===\n`;
  console.log(new YarnBound({ dialogue, startAt: 'Start' }).currentResult.text);
}
JS
got=$(node try.js)
echo "$got"
want='The door is shut
Agent # five
The door #5 is shut'
[ "$got" = "$want" ] || { echo "changed: yarn-bound treats a number sign in a line otherwise" >&2; exit 1; }
