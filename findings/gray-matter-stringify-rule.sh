#!/usr/bin/env bash
# Guess:  stringify(text, data) writes the data as a head and the text below it, whatever the text begins with.
# Truth:  gray-matter reads the text first. One that opens with a rule (---) loses what stands up to the next
#         rule, or to its end: the words come out as keys of the head, a letter each ('0': H, '1': e, ...).
#         Where they look like "key: value" they are a new key of the head.
# Why:    a tool that sets one field in a hundred scenes ruins just those that open with a rule, and no step
#         fails. Write such a rule as *** or put an empty line above it.
# Seen:   gray-matter 4.0.3 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . gray-matter@4.0.3 >/dev/null

cat > try.js <<'JS'
const matter = require('gray-matter');
for (const text of ['---\nHi.\n\n---\n\nShe came.\n', '---\nAna: who is it?\n---\nShe came.\n', '***\nHi.\n', '\n---\nHi.\n']) {
  console.log(JSON.stringify(text), '=>', JSON.stringify(matter.stringify(text, { title: 'A' })));
}
JS
got=$(node try.js)
echo "$got"
want='"---\nHi.\n\n---\n\nShe came.\n" => "---\n'"'0': H\n'1': i\n'2'"': .\ntitle: A\n---\n\nShe came.\n"
"---\nAna: who is it?\n---\nShe came.\n" => "---\nAna: who is it?\ntitle: A\n---\nShe came.\n"
"***\nHi.\n" => "---\ntitle: A\n---\n***\nHi.\n"
"\n---\nHi.\n" => "---\ntitle: A\n---\n\n---\nHi.\n"'
[ "$got" = "$want" ] || { echo "changed: a text that opens with a rule is written otherwise" >&2; exit 1; }
