#!/usr/bin/env bash
# Guess:  format() of intl-messageformat gives a string as long as no tags for rich text are used.
# Truth:  it gives an array as soon as one value is a boolean (or an object): ["seen: ", true].
# Why:    joined to a string the array grows a comma ("seen: ,true"), .length counts pieces, and a
#         test with strings and numbers never sees it. A story's facts are booleans.
# Seen:   intl-messageformat 12.1.5 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . intl-messageformat@12.1.5 >/dev/null

cat > try.mjs <<'JS'
import { IntlMessageFormat } from 'intl-messageformat';
const message = new IntlMessageFormat('seen: {value}', 'en');
for (const value of ['yes', 1, null, true]) console.log(JSON.stringify(message.format({ value })));
console.log('Log: ' + message.format({ value: true }));
JS
got=$(node try.mjs)
echo "$got"
want='"seen: yes"
"seen: 1"
"seen: "
["seen: ",true]
Log: seen: ,true'
[ "$got" = "$want" ] || { echo "changed: format() gives other types" >&2; exit 1; }
