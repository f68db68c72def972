#!/usr/bin/env bash
# Guess:  reading the head of a page twice gives the same answer twice: two values of their own, or twice the
#         error.
# Truth:  gray-matter keeps what it has read, by the text. The second reading of a head that is no YAML throws
#         nothing: it gives no data, and the whole page, head included, as the text. A sound head is given out
#         as one object, so that what one caller adds is in the answer of the next.
# Why:    a build that watches files reports the fault once; saved again unchanged, or read by the next
#         plugin, the same page is published with its head as prose. Any option, even {}, turns this off.
# Seen:   gray-matter 4.0.3 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . gray-matter@4.0.3 >/dev/null

cat > try.js <<'JS'
const matter = require('gray-matter');
const read = (text, ...options) => {
  try {
    const page = matter(text, ...options);
    return JSON.stringify([page.data, page.content]);
  } catch (error) {
    return `${error.name}`;
  }
};
const broken = '---\ntitle: The door: open\n---\nHe waits.\n';
console.log('first: ', read(broken));
console.log('second:', read(broken));
console.log('with {}:', read(broken, {}), read(broken, {}));
const sound = '---\ntags: [door]\n---\nHe waits.\n';
matter(sound).data.tags.push('added');
console.log('sound: ', read(sound));
JS
got=$(node try.js)
echo "$got"
want='first:  YAMLException
second: [{},"---\ntitle: The door: open\n---\nHe waits.\n"]
with {}: YAMLException YAMLException
sound:  [{"tags":["door","added"]},"He waits.\n"]'
[ "$got" = "$want" ] || { echo "changed: the second reading is another" >&2; exit 1; }
