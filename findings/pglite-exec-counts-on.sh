#!/usr/bin/env bash
# Guess:  exec of PGlite gives one result a statement, and affectedRows of each is the number of rows that this
#         statement changed.
# Truth:  it is the sum so far: behind an insert of three, an update of one row says 4, a delete of one 5, and
#         an update that found no row, 5 again. By query, one statement at a time, each number is right.
# Why:    "if affectedRows is 0, somebody else has the save" never holds for a statement that is sent together
#         with others. Send what you count by query, or subtract.
# Seen:   @electric-sql/pglite 0.5.17 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @electric-sql/pglite@0.5.17 >/dev/null

cat > try.mjs <<'JS'
import { PGlite } from '@electric-sql/pglite';

const database = await PGlite.create();
await database.exec('create table saves (slot int)');
const statements = ['insert into saves values (1), (2), (3)', 'update saves set slot = 9 where slot = 1',
  'delete from saves where slot = 2', 'update saves set slot = 8 where slot = 77'];
const together = await database.exec(statements.join('; '));
await database.exec('delete from saves');
for (const [i, statement] of statements.entries()) {
  const alone = await database.query(statement);
  console.log(`${statement}: ${together[i].affectedRows} by exec, ${alone.affectedRows} by query`);
}
JS
got=$(node try.mjs)
echo "$got"
want='insert into saves values (1), (2), (3): 3 by exec, 3 by query
update saves set slot = 9 where slot = 1: 4 by exec, 1 by query
delete from saves where slot = 2: 5 by exec, 1 by query
update saves set slot = 8 where slot = 77: 5 by exec, 0 by query'
[ "$got" = "$want" ] || { echo "changed: PGlite counts rows otherwise" >&2; exit 1; }
