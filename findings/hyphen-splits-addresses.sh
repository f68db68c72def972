#!/usr/bin/env bash
# Guess:  a hyphenation library leaves addresses alone, as it leaves HTML tags alone: hyphens inside
#         them would change what is copied.
# Truth:  the tags stay, but each word of an address gets soft hyphens: nobody sees them, and
#         the address that is copied from the page, or made a link later, leads nowhere.
# Why:    a story's page or book that is hyphenated as a whole breaks its own links in the text. Hyphenate
#         prose only, and keep addresses, file names and commands out.
# Seen:   hyphen 1.14.1 (npm), English and Spanish patterns.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . hyphen@1.14.1 >/dev/null

cat > try.js <<'JS'
for (const language of ['en-us', 'es']) {
  const { hyphenateSync } = require('hyphen/' + language);
  const shown = (text) => JSON.stringify(hyphenateSync(text)).replaceAll('\u00ad', '\\u00ad');
  console.log(language, shown('https://example.org/missions'), shown('<b title="important">important</b>'));
}
JS
got=$(node try.js)
echo "$got"
want='en-us "https://ex\u00adam\u00adple.org/mis\u00adsions" "<b title=\"important\">im\u00adpor\u00adtant</b>"
es "https://exam\u00adple.org/mis\u00adsions" "<b title=\"important\">im\u00adpor\u00adtant</b>"'
[ "$got" = "$want" ] || { echo "changed: addresses are hyphenated otherwise" >&2; exit 1; }
