#!/usr/bin/env bash
# Guess:  a number that is too large for clingo, in a program or as a result, is an error, as 1/0 is told as
#         "operation undefined".
# Truth:  numbers wrap at 32 bits without a word: 3000000000 is -1294967296 and less than 1, 2**31 is negative,
#         65536*65536 is 0. The sum of two weights is negative, while the same sum in a condition is above 0.
#         #minimize counts right.
# Why:    a rule over budgets or times in milliseconds, 25 days of them, is decided wrongly, with "SATISFIABLE"
#         and a status as always. Keep units coarse, and check bounds before facts are written.
# Seen:   clingo 5.4.1 (Debian 12's gringo), clingo 5.8.1 (clingo-wasm 0.5.0, npm).
set -euo pipefail
if ! command -v gringo >/dev/null || ! command -v clingo >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends gringo; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . clingo-wasm@0.5.0 >/dev/null

cat > numbers.lp <<'LP'
number(3000000000).
more :- 3000000000 > 1.
power(2**31).
product(65536*65536).
weight(a,2000000000). weight(b,2000000000).
sum(S) :- S = #sum { N,X : weight(X,N) }.
above :- #sum { N,X : weight(X,N) } > 0.
#show number/1. #show more/0. #show power/1. #show product/1. #show sum/1. #show above/0.
LP
cat > try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import * as clingo from 'clingo-wasm';

const answer = await (clingo.default ?? clingo).run(readFileSync('numbers.lp', 'utf8'));
console.log(answer.Solver, answer.Call[0].Witnesses[0].Value.sort().join(' '));
process.exit();
JS
native() { clingo "$@" 2>&1 || true; } # its status says how the search ended
got="$(native --version | head -n 1) $(native numbers.lp | sed -n '/^Answer/{n;p}' | tr ' ' '\n' | LC_ALL=C sort | paste -sd' ')
$(node try.mjs 2>&1 | grep '^clingo')
cost: $(printf '2 { take(a;b) } 2.\n#minimize { 2000000000,X : take(X) }.\n' | native | sed -n 's/^Optimization *: //p' | tail -n 1)"
echo "$got"
values='above number(-1294967296) power(-2147483648) product(0) sum(-294967296)'
want="clingo version 5.4.1 $values
clingo version 5.8.1 $values
cost: 4000000000"
[ "$got" = "$want" ] || { echo "changed: large numbers are read otherwise" >&2; exit 1; }
