#!/usr/bin/env bash
# Guess:  a number in scientific notation has some digits behind its point, as Decimal has three, and as
#         the browser's 1.235E4.
# Truth:  number.Scientific writes one digit, 1×10⁴, unless asked for more. 2.5 is "2" (half to even),
#         where the browser writes 3; and 0.155 is 15%, where the browser writes 16%.
# Why:    a table that is printed in Go and shown in a page has other numbers, by one, for halves; and who
#         changes Decimal to Scientific for large values prints the first digit alone. Give
#         MaxFractionDigits, and round before.
# Seen:   golang.org/x/text v0.44.0, beside Intl.NumberFormat of Node.js.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get golang.org/x/text@v0.44.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

func main() {
	printer := message.NewPrinter(language.English)
	for _, value := range []number.Formatter{
		number.Decimal(12345.678), number.Scientific(12345.678), number.Scientific(12345.678, number.MaxFractionDigits(3)),
		number.Decimal(2.5, number.MaxFractionDigits(0)), number.Decimal(3.5, number.MaxFractionDigits(0)), number.Percent(0.155),
	} {
		fmt.Println(printer.Sprint(value))
	}
}
GO
cat > main.js <<'JS'
const write = (value, options) => console.log(new Intl.NumberFormat('en', options).format(value));
write(12345.678);
write(12345.678, { notation: 'scientific' });
write(12345.678, { notation: 'scientific', maximumFractionDigits: 3 });
write(2.5, { maximumFractionDigits: 0 });
write(3.5, { maximumFractionDigits: 0 });
write(0.155, { style: 'percent' });
JS
got=$(paste -d' ' <(go run .) <(node main.js))
echo "$got"
want='12,345.678 12,345.678
1×10⁴ 1.235E4
1.235×10⁴ 1.235E4
2 3
4 4
15% 16%'
[ "$got" = "$want" ] || { echo "changed: numbers are written otherwise" >&2; exit 1; }
