#!/usr/bin/env bash
# Guess:  a maker of e-books that takes HTML writes well-formed XHTML pages, as the format demands, and says so
#         if it leaves out something that is valid HTML.
# Truth:  @lesjoursfr/html-to-epub writes the attribute "hidden" without a value, even where it came as
#         hidden="hidden": the page is no XML, and a reader shows an error, or the page up to there. aria-label,
#         and "open" of <details>, are left out without a word; lang and role stay.
# Why:    a story's page with one hidden note is a broken chapter in the book, found by a reader. Names that a
#         screen reader should speak are gone from all chapters. Hide by a style, and parse the pages made.
# Seen:   @lesjoursfr/html-to-epub 6.2.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @lesjoursfr/html-to-epub@6.2.0 >/dev/null

cat > try.mjs <<'JS'
import { EPub } from '@lesjoursfr/html-to-epub';
await new EPub({
  title: 'The door', author: 'Ana', lang: 'en', description: 'A story.',
  content: [
    { title: 'One', data: '<p aria-label="A note" role="note" lang="es">Abre<br>la puerta.</p>' },
    { title: 'Two', data: '<p>He waits.</p><p hidden>Later.</p>' },
    { title: 'Three', data: '<details open><summary>A note</summary><p hidden="hidden">Later.</p></details>' },
  ],
}, 'book.epub').render();
JS
said=$(node try.mjs 2>&1)
cat > look.py <<'PY'
import re, zipfile
from xml.dom import minidom
with zipfile.ZipFile("book.epub") as book:
    for name in sorted(n for n in book.namelist() if re.match(r"OEBPS/\d_", n)):
        text = book.read(name).decode()
        try:
            minidom.parseString(text)
            state = "well-formed"
        except Exception as error:
            state = "not well-formed"
        print(name, state, re.sub(r"\s+", " ", text.split("</h1>")[1].split("</body>")[0]).strip(), sep=": ")
PY
got=$(python3 look.py)
echo "$got"
echo "said: ${said:-nothing}"
want='OEBPS/0_one.xhtml: well-formed: <p role="note" lang="es">Abre<br></br>la puerta.</p>
OEBPS/1_two.xhtml: not well-formed: <p>He waits.</p><p hidden>Later.</p>
OEBPS/2_three.xhtml: not well-formed: <details><summary>A note</summary><p hidden>Later.</p></details>'
[ "$got" = "$want" ] && [ -z "$said" ] || { echo "changed: the pages are written otherwise" >&2; exit 1; }
