#!/usr/bin/env bash
# Guess:  Intl.ListFormat knows when Spanish says "e" and "u": it writes "Ana e Isabel", "siete u ocho".
# Truth:  only by the very first character, and only a plain i or o: "Ana y Íñigo", "Ana y «Isabel»",
#         "siete o «ocho»" are wrong; a quote, an opening mark or an accent hides the sound.
# Why:    names of things and lines of a story stand in quotes, so just the lists of a game are wrong,
#         while its tests with bare names pass. Quote after joining by formatToParts, and look at
#         the letters yourself.
# Seen:   Node.js 20 (ICU 78), Chromium 156 (Debian 12).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null

cat > lists.js <<'JS'
const and = new Intl.ListFormat('es'), or = new Intl.ListFormat('es', { type: 'disjunction' });
const text = [and.format(['Ana', 'Isabel']), and.format(['Ana', 'Íñigo']), and.format(['Ana', '«Isabel»']),
  or.format(['siete', 'ocho']), or.format(['siete', '«ocho»'])].join(', ');
JS
in_node=$({ cat lists.js; echo 'console.log(text)'; } | node)
{ echo '<!doctype html><meta charset="utf-8"><p id="p"></p><script>'; cat lists.js; echo 'p.textContent = text</script>'; } > page.html
in_chromium=$(timeout 100 chromium --headless --no-sandbox --disable-gpu --user-data-dir="$dir/profile" --virtual-time-budget=5000 \
  --dump-dom "file://$dir/page.html" 2>/dev/null | sed -n 's/.*<p id="p">\(.*\)<\/p>.*/\1/p')
node -p '`Node.js ${process.version}, ICU ${process.versions.icu}`'
printf 'Node.js:  %s\nChromium: %s\n' "$in_node" "$in_chromium"
want='Ana e Isabel, Ana y Íñigo, Ana y «Isabel», siete u ocho, siete o «ocho»'
[ "$in_node" = "$want" ] || { echo "changed: Node.js joins otherwise" >&2; exit 1; }
[ "$in_chromium" = "$want" ] || { echo "changed: Chromium joins otherwise" >&2; exit 1; }
