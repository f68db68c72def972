#!/usr/bin/env bash
# Guess:  a column of type int8 has one type in JavaScript, whatever its value: a string, as with
#         node-postgres, or a BigInt.
# Truth:  PGlite gives a number up to 2^53-1 and a BigInt beyond, value by value, within one column. The next
#         JSON.stringify throws, and so does adding 1.
# Why:    a seed or a hash of 64 bits, kept in int8, works in the tests with small numbers, and of real ones
#         about one in a thousand is a number. Turn each value by BigInt(), or give a parser of your own for
#         type 20.
# Seen:   @electric-sql/pglite 0.5.17 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @electric-sql/pglite@0.5.17 >/dev/null

cat > try.mjs <<'JS'
import { PGlite, types } from '@electric-sql/pglite';

const outcome = (act) => { try { return String(act()); } catch (error) { return error.constructor.name; } };
const database = await PGlite.create();
await database.exec('create table runs (seed int8); insert into runs values (9007199254740991), (9007199254740992), (-5)');
for (const { seed } of (await database.query('select seed from runs')).rows)
  console.log(`${seed}: ${typeof seed}, as JSON ${outcome(() => JSON.stringify({ seed }))}, less 1 ${outcome(() => seed - 1)}`);
const parsers = { [types.INT8]: BigInt };
const { rows } = await database.query('select seed from runs', [], { parsers });
console.log('with a parser:', ...rows.map(({ seed }) => typeof seed));
JS
got=$(node try.mjs)
echo "$got"
want='9007199254740991: number, as JSON {"seed":9007199254740991}, less 1 9007199254740990
9007199254740992: bigint, as JSON TypeError, less 1 TypeError
-5: number, as JSON {"seed":-5}, less 1 -6
with a parser: bigint bigint bigint'
[ "$got" = "$want" ] || { echo "changed: int8 has other types" >&2; exit 1; }
