#!/usr/bin/env bash
# Guess:  two gzip streams one behind the other are one gzip file, as gunzip, Go and the format's RFC
#         have it; so DecompressionStream in a page reads both, as the same class in Node.js does.
# Truth:  Chromium ends with a TypeError after the first one (the standard counts what follows as an
#         error), and with its first part too: the whole text is refused.
# Why:    a page that carries a packed story can be tested in Node.js and in Go, and does not start in
#         the browser once a tool packed in blocks, or a part was appended. Pack it as one stream.
# Seen:   Chromium 156 (Debian 12), Node.js 20, gzip 1.12.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null

{ printf 'one ' | gzip -n; printf two | gzip -n; } > two.gz
printf 'one ' | gzip -n > one.gz
cat > unpack.js <<'JS'
const unpack = async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  try {
    return await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
  } catch (e) { return e.name; }
};
JS
in_node() { { cat unpack.js; echo "unpack('$(base64 -w0 "$1")').then((t) => console.log(t))"; } | node; }
in_chromium() {
  { echo '<!doctype html><p id="p"></p><script>'; cat unpack.js
    echo "unpack('$(base64 -w0 "$1")').then((t) => { p.textContent = 'read: ' + t; })</script>"; } > page.html
  timeout 100 chromium --headless --no-sandbox --disable-gpu --user-data-dir="$dir/profile" --virtual-time-budget=5000 \
    --dump-dom "file://$dir/page.html" 2>/dev/null | sed -n 's/.*<p id="p">read: \(.*\)<\/p>.*/\1/p'
}
chromium --version 2>/dev/null
for file in one.gz two.gz; do
  echo "$file: gunzip '$(gunzip -c "$file")', Node.js '$(in_node "$file")', Chromium '$(in_chromium "$file")'"
done | tee seen
grep -q "^one.gz: gunzip 'one ', Node.js 'one ', Chromium 'one '$" seen || { echo "changed: one stream is not read" >&2; exit 1; }
grep -q "^two.gz: gunzip 'one two', Node.js 'one two', Chromium 'TypeError'$" seen ||
  { echo "changed: two streams are read otherwise" >&2; exit 1; }
