#!/usr/bin/env bash
# Guess:  the start of a day is on that day, also where the clock goes from 23:59 to 1:00 (in Chile on
#         2026-09-06, a Sunday): 1:00, as Temporal and Luxon have it.
# Truth:  carbon's StartOfDay and now's BeginningOfDay are at 23:00 of Saturday, as is Go's own
#         time.Date(..., 0, 0, 0, 0, ...) under them; IsSameDay says that the start of a day is not of that
#         day. East of Greenwich (Beirut, Cairo) Go gives 1:00. date-fns-tz is at 23:00 in both halves.
# Why:    a mission of the day, or a record of today, is filed under yesterday once a year, in Chile and Cuba
#         alone, whatever is tried in Europe. Take noon for a date, or reckon days in UTC.
# Seen:   github.com/golang-module/carbon/v2 v2.3.12, github.com/jinzhu/now v1.1.5, Go 1.26; date-fns-tz 3.2.0,
#         luxon 3.7.2, temporal-polyfill 1.0.8 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/golang-module/carbon/v2@v2.3.12 github.com/jinzhu/now@v1.1.5 2>/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . \
  date-fns@4.1.0 date-fns-tz@3.2.0 luxon@3.7.2 temporal-polyfill@1.0.8 >/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"time"
	_ "time/tzdata"

	"github.com/golang-module/carbon/v2"
	"github.com/jinzhu/now"
)

func main() {
	santiago, err := time.LoadLocation("America/Santiago")
	if err != nil {
		panic(err)
	}
	noon := time.Date(2026, 9, 6, 12, 0, 0, 0, santiago)
	day := carbon.CreateFromStdTime(noon)
	fmt.Println("carbon:", day.StartOfDay().ToDateTimeString(), "same day:", day.IsSameDay(day.StartOfDay()))
	fmt.Println("now:", now.With(noon).BeginningOfDay().Format(time.DateTime))
	fmt.Println("time.Date:", time.Date(2026, 9, 6, 0, 0, 0, 0, santiago).Format(time.DateTime))
	beirut, err := time.LoadLocation("Asia/Beirut")
	if err != nil {
		panic(err)
	}
	fmt.Println("in Beirut:", time.Date(2026, 3, 29, 0, 0, 0, 0, beirut).Format(time.DateTime))
}
GO
cat > try.mjs <<'JS'
import { formatInTimeZone, fromZonedTime } from 'date-fns-tz';
import { DateTime } from 'luxon';
import { Temporal } from 'temporal-polyfill';

const zone = 'America/Santiago';
const midnight = (day, zone) => formatInTimeZone(fromZonedTime(`${day}T00:00`, zone), zone, 'yyyy-MM-dd HH:mm:ss');
console.log('date-fns-tz:', midnight('2026-09-06', zone), 'in Beirut', midnight('2026-03-29', 'Asia/Beirut'));
console.log('luxon:', DateTime.fromISO('2026-09-06T12:00', { zone }).startOf('day').toFormat('yyyy-MM-dd HH:mm:ss'));
const start = Temporal.ZonedDateTime.from(`2026-09-06T12:00[${zone}]`).startOfDay();
console.log('Temporal:', start.toPlainDateTime().toString().replace('T', ' '));
JS
got=$(go run .; node try.mjs)
echo "$got"
want='carbon: 2026-09-05 23:00:00 same day: false
now: 2026-09-05 23:00:00
time.Date: 2026-09-05 23:00:00
in Beirut: 2026-03-29 01:00:00
date-fns-tz: 2026-09-05 23:00:00 in Beirut 2026-03-28 23:00:00
luxon: 2026-09-06 01:00:00
Temporal: 2026-09-06 01:00:00'
[ "$got" = "$want" ] || { echo "changed: the day begins at another time" >&2; exit 1; }
