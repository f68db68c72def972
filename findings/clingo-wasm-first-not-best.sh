#!/usr/bin/env bash
# Guess:  clingo-wasm's run(program) answers as the command clingo does: with #minimize, the best model, and
#         "OPTIMUM FOUND". A number that is too large is an error or a large number.
# Truth:  it gives the first model it comes to and says "SATISFIABLE"; the one word about it is a warning. With
#         0 for the number of models the best is the last. 2147483647 + 1 is -2147483648, and a million times a
#         million -727379968, without a warning.
# Why:    "the shortest way to an ending", asked of a rule set in a page, is some way, and a score that is
#         summed up high is the lowest. Ask with 0, take the last of the Witnesses, and keep numbers small.
# Seen:   clingo-wasm 0.5.0 (npm), gringo 5.4.1 and clasp 3.3.5 (Debian 12) beside it.
set -euo pipefail
if ! command -v gringo >/dev/null || ! command -v clasp >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends gringo clasp; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . clingo-wasm@0.5.0 >/dev/null

cat > try.js <<'JS'
const clingo = require('clingo-wasm');
const ways = '1 { way(wall); way(door); way(roof) } 1. #minimize { 3: way(wall); 2: way(door); 1: way(roof) }.';
(async () => {
  for (const [program, count] of [[ways], [ways, 0], ['score(2147483647 + 1). score(1000000 * 1000000).']]) {
    const { Result, Call: [{ Witnesses }], Warnings } = await clingo.run(program, count);
    const { Value, Costs } = Witnesses.at(-1);
    console.log(`${count ?? 'as it is'}: ${Result}, ${Value.join(' ')}, costs ${Costs ?? 'none'}, ${Warnings?.some(Boolean) ? 'a warning' : 'no warning'}`);
  }
  process.exit();
})();
JS
got=$(node try.js | grep -v '^Initialize'
	echo '1 { way(wall); way(door); way(roof) } 1. #minimize { 3: way(wall); 2: way(door); 1: way(roof) }.' >ways.lp
	echo "the commands: $(gringo ways.lp | clasp | grep -E '^(OPTIMUM|SATIS|Optimization :)' | tr -s ' ' | paste -sd ',')")
echo "$got"
want='as it is: SATISFIABLE, way(door), costs 2, a warning
0: OPTIMUM FOUND, way(roof), costs 1, no warning
as it is: SATISFIABLE, score(-2147483648) score(-727379968), costs none, no warning
the commands: OPTIMUM FOUND,Optimization : 1'
[ "$got" = "$want" ] || { echo "changed: clingo-wasm answers otherwise" >&2; exit 1; }
