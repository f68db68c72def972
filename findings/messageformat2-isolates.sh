#!/usr/bin/env bash
# Guess:  in an English message, "Hello {$name}!" with Ana is the ten characters "Hello Ana!".
# Truth:  MessageFormat 2 puts invisible isolates (U+2068, U+2069) around the name by default, even
#         where message and value run left to right; around a number in the same message it does not.
# Why:    such text fails a comparison with a golden file, is measured differently by terminals, and
#         is refused or cut by whoever cleans bidi controls out of text. Set bidiIsolation to 'none'
#         where the output is not a page.
# Seen:   messageformat 4.0.0 (npm, January 2026).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . messageformat@4.0.0 >/dev/null

cat > try.mjs <<'JS'
import { MessageFormat } from 'messageformat';
const show = (source, values, options) => console.log(
  new MessageFormat('en', source, options).format(values)
    .replace(/[\u2066-\u2069]/g, (c) => '<U+' + c.codePointAt(0).toString(16) + '>'));
show('Hello {$name}!', { name: 'Ana' });
show('Hello {$count}!', { count: 3 });
show('Hello {$name}!', { name: 'Ana' }, { bidiIsolation: 'none' });
JS
got=$(node try.mjs)
echo "$got"
want='Hello <U+2068>Ana<U+2069>!
Hello 3!
Hello Ana!'
[ "$got" = "$want" ] || { echo "changed: isolates stand elsewhere" >&2; exit 1; }
