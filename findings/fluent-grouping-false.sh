#!/usr/bin/env bash
# Guess:  a translator who writes NUMBER($year, useGrouping: "false") gets 1984. Fluent's grammar
#         allows strings and numbers as options, so that "false" is the way to say it.
# Truth:  the string goes to Intl as it is, which takes "false" for the default: 1,984. No error is
#         reported. The number 0, or even an empty string, turns grouping off.
# Why:    the mistake lies in a translation, where no developer looks, and shows only from 1000 on.
# Seen:   @fluent/bundle 0.19.1 (npm), Node.js 20.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @fluent/bundle@0.19.1 >/dev/null

cat > try.mjs <<'JS'
import { FluentBundle, FluentResource } from '@fluent/bundle';
for (const option of ['"false"', '0', '""']) {
  const bundle = new FluentBundle('en', { useIsolating: false });
  bundle.addResource(new FluentResource(`y = { NUMBER($year, useGrouping: ${option}) }`));
  const errors = [];
  const text = bundle.formatPattern(bundle.getMessage('y').value, { year: 1984 }, errors);
  console.log(option, text, errors.length);
}
JS
got=$(node try.mjs)
echo "option, text, errors"
echo "$got"
want='"false" 1,984 0
0 1984 0
"" 1984 0'
[ "$got" = "$want" ] || { echo "changed: useGrouping is read otherwise" >&2; exit 1; }
