#!/usr/bin/env bash
# Guess:  with lang="es", a browser keeps the raya of Spanish dialogue with its word: "—dijo" never
#         loses its dash to the line before, nor does "—Ven" at the start.
# Truth:  Chromium breaks on both sides of it, in Spanish as in any other language: a line may end in
#         "Ven —" and the next begin "dijo Ana", and "Ana" parts from a closing "—.".
# Why:    the reader takes an opening raya at a line's end for the closing one, and no width but the
#         one tried shows it. Put U+2060 on the inner side when the page is made.
# Seen:   Chromium 156 (Debian 12).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null

cat > page.html <<'HTML'
<!doctype html><html lang="es"><meta charset="utf-8"><p id="p"></p><div id="column" style="width: 1px"></div><script>
// lines breaks the text wherever the browser may, in a column of no width.
const lines = (text) => {
  column.textContent = text;
  const range = document.createRange();
  let all = '', last;
  [...text].forEach((letter, i) => {
    range.setStart(column.firstChild, i); range.setEnd(column.firstChild, i + 1);
    const box = range.getClientRects()[0];
    if (letter !== ' ' && box && box.width) { if (last !== undefined && box.top > last + 5) all += '|'; last = box.top; }
    all += letter;
  });
  return all;
};
p.textContent = lines('—Ven —dijo Ana—. Ya.') + ' / ' + lines('—\u2060Ven —\u2060dijo Ana\u2060—. Ya.').replaceAll('\u2060', '');
</script>
HTML
chromium --version 2>/dev/null
got=$(timeout 100 chromium --headless --no-sandbox --disable-gpu --user-data-dir="$dir/profile" --virtual-time-budget=5000 \
  --dump-dom "file://$dir/page.html" 2>/dev/null | sed -n 's/.*<p id="p">\(.*\)<\/p>.*/\1/p')
echo "as written / with U+2060: $got"
[ "$got" = '—|Ven |—|dijo |Ana|—. |Ya. / —Ven |—dijo |Ana—. |Ya.' ] || { echo "changed: lines break elsewhere" >&2; exit 1; }
