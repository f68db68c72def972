#!/usr/bin/env bash
# Guess:  text with an inline element goes through the package "xliff" to the letter: white space in a
#         <source> is part of the sentence.
# Truth:  the writer indents inline elements as if they were layout. "Take <g>the key</g>, now." comes
#         out with a line break and ten blanks before the <g>, inside it, and before the comma. Plain
#         sentences stay whole.
# Why:    the sentence that is read back differs from the one in the story, so each comparison calls
#         the translation stale, and a blank stands before the comma on the page.
# Seen:   xliff 6.4.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . xliff@6.4.0 >/dev/null

cat > try.js <<'JS'
const { xliff12ToJs, jsToXliff12 } = require('xliff');
const text = (source) => `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="es" datatype="plaintext"><body><trans-unit id="u" xml:space="preserve"><source>${source}</source></trans-unit></body></file></xliff>`;
(async () => {
  for (const source of ['Take the key, now.', 'Take <g id="1">the <x id="2"/> key</g>, now.']) {
    const written = await jsToXliff12(await xliff12ToJs(text(source)));
    console.log(JSON.stringify(written.match(/<source>(.*)<\/source>/s)[1]));
    const words = written.match(/<source>(.*)<\/source>/s)[1].replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
    console.log('  read without the elements:', words);
  }
})();
JS
got=$(node try.js)
echo "$got"
want='"Take the key, now."
  read without the elements: Take the key, now.
"Take \n          <g id=\"1\">the \n            <x id=\"2\"/> key\n          </g>, now.\n        "
  read without the elements: Take the key , now. '
[ "$got" = "$want" ] || { echo "changed: xliff writes inline elements otherwise" >&2; exit 1; }
