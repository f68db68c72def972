#!/usr/bin/env bash
# Guess:  a unit of XLIFF 2.0 whose text is cut into two segments, as translation tools cut sentences,
#         comes through the package "xliff" whole; or it is refused.
# Truth:  only the last segment is there, in source and target. No error; written out again, the unit
#         has lost its other sentences.
# Why:    a file that a translator sends back loses a sentence a paragraph. Join the segments before
#         the package reads them, or ask for files that are not segmented.
# Seen:   xliff 6.4.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . xliff@6.4.0 >/dev/null

cat > try.js <<'JS'
const { xliff2js, js2xliff } = require('xliff');
const text = `<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="es">
<file id="f"><unit id="gate">
<segment><source>The gate opens. </source><target>La puerta se abre. </target></segment>
<segment><source>You run.</source><target>Corres.</target></segment>
</unit></file></xliff>`;
(async () => {
  const read = await xliff2js(text);
  console.log(JSON.stringify(read.resources.f.gate));
  console.log('written:', (await js2xliff(read)).match(/<source>[^<]*<\/source>/g).join(' '));
})();
JS
got=$(node try.js)
echo "$got"
want='{"source":"You run.","target":"Corres."}
written: <source>You run.</source>'
[ "$got" = "$want" ] || { echo "changed: xliff reads the segments of a unit otherwise" >&2; exit 1; }
