#!/usr/bin/env bash
# Guess:  a Date that is written to a column "timestamp" and read again is the same Date, as with node-postgres;
#         the session's zone and the machine's are one anyway.
# Truth:  PGlite writes the hours of UTC and reads them as hours of the machine's zone. In Santiago each
#         round trip adds four hours: a value that is read and written back five times is most of a day
#         late. "timestamptz" is right, and so is everything where the machine's zone is UTC, as in CI.
# Why:    "last played" moves on by itself with each save, on players' machines alone. Declare columns
#         timestamptz, or set TZ=UTC.
# Seen:   @electric-sql/pglite 0.5.17 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @electric-sql/pglite@0.5.17 >/dev/null

cat > try.mjs <<'JS'
import { PGlite } from '@electric-sql/pglite';

const database = await PGlite.create();
await database.exec('create table saves (played timestamp, zoned timestamptz)');
const first = new Date('2026-07-01T12:00:00Z');
await database.query('insert into saves values ($1, $2)', [first, first]);
for (let i = 0; i < 5; i++) {
  const { rows: [{ played, zoned }] } = await database.query('select * from saves');
  console.log(`${process.env.TZ}: timestamp ${played.toISOString()}, timestamptz ${zoned.toISOString()}`);
  await database.query('update saves set played = $1, zoned = $2', [played, zoned]);
  if (process.env.TZ === 'UTC') break;
}
JS
got=$(TZ=America/Santiago node try.mjs; TZ=UTC node try.mjs)
echo "$got"
want='America/Santiago: timestamp 2026-07-01T16:00:00.000Z, timestamptz 2026-07-01T12:00:00.000Z
America/Santiago: timestamp 2026-07-01T20:00:00.000Z, timestamptz 2026-07-01T12:00:00.000Z
America/Santiago: timestamp 2026-07-02T00:00:00.000Z, timestamptz 2026-07-01T12:00:00.000Z
America/Santiago: timestamp 2026-07-02T04:00:00.000Z, timestamptz 2026-07-01T12:00:00.000Z
America/Santiago: timestamp 2026-07-02T08:00:00.000Z, timestamptz 2026-07-01T12:00:00.000Z
UTC: timestamp 2026-07-01T12:00:00.000Z, timestamptz 2026-07-01T12:00:00.000Z'
[ "$got" = "$want" ] || { echo "changed: PGlite writes and reads times otherwise" >&2; exit 1; }
