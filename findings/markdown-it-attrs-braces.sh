#!/usr/bin/env bash
# Guess:  a plugin that reads {.class}, {#id} and {key=value} behind Markdown leaves words in braces without
#         such a sign alone: "{name}", to be filled in later, stays.
# Truth:  markdown-it-attrs takes it at the end of a paragraph, a heading, an item or a cell: the words are gone
#         from the text, and are attributes of the element. In the middle of a line, and before a question mark,
#         they stay.
# Why:    "Who goes there, {name}" is without its name, and "{name}, who goes there?" is right, so that it looks
#         as if the filling-in had failed. Fill in before the Markdown is read, or change the delimiters.
# Seen:   markdown-it-attrs 5.0.1, markdown-it 15.0.3 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . markdown-it@15.0.3 markdown-it-attrs@5.0.1 >/dev/null

cat > try.mjs <<'JS'
import MarkdownIt from 'markdown-it';
import attrs from 'markdown-it-attrs';
const md = new MarkdownIt().use(attrs);
for (const text of ['{name}, who goes there?', 'Who is {name}?', 'Who goes there, {name}', '# The door of {name}', 'Take {a key, a map}', 'Wait {{name}}']) {
  console.log(text, '=>', md.render(text).trim());
}
JS
got=$(node try.mjs)
echo "$got"
want='{name}, who goes there? => <p>{name}, who goes there?</p>
Who is {name}? => <p>Who is {name}?</p>
Who goes there, {name} => <p name="">Who goes there,</p>
# The door of {name} => <h1 name="">The door of</h1>
Take {a key, a map} => <p a="" key,="" map="">Take</p>
Wait {{name}} => <p>Wait {{name}}</p>'
[ "$got" = "$want" ] || { echo "changed: braces are read otherwise" >&2; exit 1; }
