#!/usr/bin/env bash
# Guess:  the parts that HTML itself hides (<template>, the attribute hidden, a <dialog> that is not
#         open) are not shown by a browser for text, whatever it makes of style sheets.
# Truth:  lynx, w3m and elinks print all three, and display:none too.
# Why:    a story as one page may keep its scenes and endings in such elements. In these browsers,
#         often read by braille or speech, the end is told on the first screen. Text that must not be
#         read yet belongs in a script's data, which all three leave out.
# Seen:   lynx 2.9.0dev.12, w3m 0.5.3, elinks 0.13.2 (Debian 12).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
{ command -v lynx && command -v w3m && command -v elinks; } >/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends lynx w3m elinks; } >/dev/null
export LC_ALL=C.UTF-8 HOME=$dir

cat > page.html <<'HTML'
<!doctype html><html lang="en"><meta charset="utf-8"><title>Demo</title>
<p>Visible</p><template><p>Template</p></template><p hidden>Attribute</p><dialog>Dialog</dialog>
<p style="display:none">Style</p><script type="application/json">"Data"</script>
HTML
ok=yes
for browser in lynx w3m elinks; do
  "$browser" -dump page.html > "$browser.txt"
  line=$browser
  for word in Visible Template Attribute Dialog Style Data; do
    if grep -q "$word" "$browser.txt"; then line+=" $word"; fi
  done
  echo "$line"
  [ "$line" = "$browser Visible Template Attribute Dialog Style" ] || ok=no
done
[ "$ok" = yes ] || { echo "changed: a text browser shows other parts" >&2; exit 1; }
