#!/usr/bin/env bash
# Guess:  two passages tagged "script" stay two pieces of code in the page, a line break between them.
# Truth:  extwee joins them with nothing between. The last line of one and the first of the next
#         become one line: behind a comment, the next statement is gone.
# Why:    each passage is right by itself, the page loads without an error, and a part of the code
#         never runs. Style sheets are joined the same way.
# Seen:   extwee 2.3.18 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . extwee@2.3.18 >/dev/null

cat > try.mjs <<'JS'
import { parseTwee } from 'extwee';
const twee = `:: StoryTitle
Demo

:: StoryData
{"ifid":"D674C58C-DEFA-4F70-B7A2-27742230C0FC","format":"Demo","format-version":"1.0.0","start":"Start"}

:: One [script]
first = 1 // set early

:: Two [script]
second = 2

:: Start
Hello.
`;
const code = parseTwee(twee).toTwine2HTML().match(/<script[^>]*>([^]*?)<\/script>/)[1];
console.log(code);
globalThis.first = globalThis.second = 'not set';
(0, eval)(code);
console.log('first:', first);
console.log('second:', second);
JS
got=$(node try.mjs 2>/dev/null)
echo "$got"
want='first = 1 // set earlysecond = 2
first: 1
second: not set'
[ "$got" = "$want" ] || { echo "changed: extwee joins script passages otherwise" >&2; exit 1; }
