#!/usr/bin/env bash
# Guess:  nspell, "Hunspell compatible", gives the same verdict as hunspell with the same dictionary.
# Truth:  it rejects numbers ("1936"), compounds with a hyphen ("twenty-one") and names in capitals
#         ("IPHONE") that hunspell accepts, and accepts "hELLO", which hunspell rejects. typo-js
#         rejects every word with a curly apostrophe, such as don’t.
# Why:    an editor that checks by nspell and a build that checks by hunspell disagree on the same
#         page. The differences are in the rules, so that no word list of one's own mends them all.
# Seen:   nspell 2.1.5, typo-js 1.4.0 (npm), hunspell 1.7.1 with hunspell-en-us (Debian 12).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
{ command -v hunspell && [ -e /usr/share/hunspell/en_US.dic ]; } >/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends hunspell hunspell-en-us; } >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . nspell@2.1.5 typo-js@1.4.0 >/dev/null

cat > try.js <<'JS'
const { readFileSync } = require('node:fs');
const { spawnSync } = require('node:child_process');
const nspell = require('nspell'), Typo = require('typo-js');
const read = (ending) => readFileSync('/usr/share/hunspell/en_US.' + ending, 'utf8');
const hunspell = (word) => spawnSync('hunspell', ['-d', 'en_US', '-i', 'utf-8', '-l'], { input: word + '\n' }).stdout.length === 0;
const n = nspell(read('aff'), read('dic')), t = new Typo('en_US', read('aff'), read('dic'));
for (const word of ['hello', 'helo', '1936', 'twenty-one', 'IPHONE', 'hELLO', 'don\u2019t'])
  console.log(word, hunspell(word), n.correct(word), t.check(word));
JS
got=$(LC_ALL=C.UTF-8 node try.js)
echo "word, hunspell, nspell, typo-js"
echo "$got"
want='hello true true true
helo false false false
1936 true false false
twenty-one true false false
IPHONE true false false
hELLO false true false
don’t true true false'
[ "$got" = "$want" ] || { echo "changed: the checkers agree on other words" >&2; exit 1; }
