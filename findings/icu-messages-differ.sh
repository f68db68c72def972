#!/usr/bin/env bash
# Guess:  a message in ICU's format gives one text, whichever library reads it: the format is older than both
#         libraries, and both are tested against it.
# Truth:  {x, number, ::percent} of 0.5 is 0.5% in ICU and in messageformat, and 50% in FormatJS. "#" in a
#         select inside a plural is a plain # in ICU and in FormatJS, and the number in messageformat. A bare
#         {d, date} is 11/30/2026 in FormatJS, and "Nov 30, 2026" in the others. '<b>' loses its apostrophes in
#         FormatJS alone, and a plain {y} has separators in ICU alone.
# Why:    a translator's file that was tried in one program is off by a hundred, or shows "# rooms", in the
#         next, and no parser objects. Write {x, number, percent}, {n, number} inside a select, and a style with
#         each date.
# Seen:   @messageformat/core 3.4.1, intl-messageformat 12.1.5 (npm), ICU 72 by PyICU 2.10.2 (Debian 12).
set -euo pipefail
/usr/bin/python3 -c 'import icu' 2>/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-icu; } >/dev/null
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . \
  @messageformat/core@3.4.1 intl-messageformat@12.1.5 >/dev/null

cat > messages.json <<'JSON'
["{x, number, ::percent}", "{x, number, percent}",
 "{n, plural, one{# door} other{{g, select, f{her # doors} other{his # doors}}}}",
 "{n, plural, one{# door} other{{g, select, f{her {n, number} doors} other{his {n, number} doors}}}}",
 "{d, date}", "'<b>' {g}", "year {y}"]
JSON
cat > try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import core from '@messageformat/core';
import { IntlMessageFormat } from 'intl-messageformat';
const MessageFormat = core.default ?? core;
const values = { x: 0.5, n: 2, g: 'f', d: new Date(Date.UTC(2026, 10, 30, 12)), y: 1984 };
const messages = JSON.parse(readFileSync('messages.json', 'utf8'));
console.log('messageformat: ', messages.map((m) => new MessageFormat('en').compile(m)(values)).join(' | '));
console.log('FormatJS:      ', messages.map((m) => new IntlMessageFormat(m, 'en').format(values)).join(' | '));
JS
cat > try.py <<'PY'
import json
from icu import Formattable, Locale, MessageFormat
values = {"x": Formattable(0.5), "n": Formattable(2), "g": Formattable("f"),
          "d": Formattable(1796040000.0, Formattable.kIsDate), "y": Formattable(1984)}
texts = [MessageFormat(m, Locale("en")).format(list(values), list(values.values()))
         for m in json.load(open("messages.json"))]
print("ICU:           ", " | ".join(texts))
PY
export TZ=UTC
got=$(node try.mjs; /usr/bin/python3 try.py)
echo "$got"
want="messageformat:  0.5% | 50% | her 2 doors | her 2 doors | Nov 30, 2026 | '<b>' f | year 1984
FormatJS:       50% | 50% | her # doors | her 2 doors | 11/30/2026 | <b> f | year 1984
ICU:            0.5% | 50% | her # doors | her 2 doors | Nov 30, 2026 | '<b>' f | year 1,984"
[ "$got" = "$want" ] || { echo "changed: the libraries read these messages otherwise" >&2; exit 1; }
