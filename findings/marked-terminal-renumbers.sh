#!/usr/bin/env bash
# Guess:  marked-terminal shows the list that the page has: it begins at its own number, and a task has one box.
# Truth:  each ordered list begins at 1, whatever number it is written with, so that one which goes on behind
#         a paragraph begins again. With marked 18, which it names as fit, a task has two boxes.
# Why:    choices printed in parts, "3. Go in", are shown under other numbers than the ones to type. Escape the
#         point, "3\. Go in", which is shown as it stands.
# Seen:   marked-terminal 7.3.1, marked 18.2.1 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . marked-terminal@7.3.1 marked@18.2.1 >/dev/null

cat > try.mjs <<'JS'
import { marked } from 'marked';
import { markedTerminal } from 'marked-terminal';

marked.use(markedTerminal());
console.log(marked.parse(`1. Wait.
2. Listen.

The clock strikes.

3. Go in.
4. Leave.

- [x] done

3\\. Go in.
`));
JS
got=$(FORCE_COLOR=0 node try.mjs | grep .)
echo "$got"
want='    1. Wait.
    2. Listen.
The clock strikes.
    1. Go in.
    2. Leave.
    * [X]  [X] done
3. Go in.'
[ "$got" = "$want" ] || { echo "changed: lists are shown otherwise" >&2; exit 1; }
