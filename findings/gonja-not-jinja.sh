#!/usr/bin/env bash
# Guess:  gonja, Jinja for Go, renders a template as Jinja does; the library's own list of differences is
#         about Python's methods.
# Truth:  3 > 2 > 1 is False; -7 // 2 is -3 and (5 - 7) % 12 is -2, as in Go; 10.5 % 3 is 1; 2.5 is rounded to
#         3.0; 'añb'[1] is a letter of its own, half of the ñ; [1] * 2 is 0; a literal {} is true.
# Why:    templates are shared with tools in Python because they are the same language. A clock
#         that goes back by (hour - 7) % 12 shows a negative hour, a range of three numbers is never met,
#         and no error says so.
# Seen:   github.com/nikolalohinski/gonja/v2 v2.9.1, beside Jinja2 3.1.2 (Debian 12).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
/usr/bin/python3 -c 'import jinja2' 2>/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-jinja2; } >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/nikolalohinski/gonja/v2@v2.9.1 2>/dev/null

cat > templates <<'LINES'
{{ 3 > 2 > 1 }}
{{ -7 // 2 }}
{{ (5 - 7) % 12 }}
{{ 10.5 % 3 }}
{{ 2.5 | round }}
{{ 'añb'[1] }}
{% if {} %}full{% else %}empty{% endif %}
{{ [1] * 2 }}
LINES
cat > main.go <<'GO'
package main

import (
	"bufio"
	"fmt"
	"os"

	"github.com/nikolalohinski/gonja/v2"
	"github.com/nikolalohinski/gonja/v2/exec"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		template, err := gonja.FromString(lines.Text())
		if err != nil {
			panic(err)
		}
		text, err := template.ExecuteToString(exec.EmptyContext())
		if err != nil {
			panic(err)
		}
		fmt.Println(text)
	}
}
GO
cat > main.py <<'PY'
import sys
import jinja2

for line in sys.stdin:
    print(jinja2.Template(line.strip()).render())
PY
got=$(paste -d'|' templates <(go run . < templates) <(PYTHONUTF8=1 /usr/bin/python3 main.py < templates))
echo "$got"
want='{{ 3 > 2 > 1 }}|False|True
{{ -7 // 2 }}|-3|-4
{{ (5 - 7) % 12 }}|-2|10
{{ 10.5 % 3 }}|1|1.5
{{ 2.5 | round }}|3.0|2.0
{{ '\''añb'\''[1] }}|Ã|ñ
{% if {} %}full{% else %}empty{% endif %}|full|empty
{{ [1] * 2 }}|0|[1, 1]'
[ "$got" = "$want" ] || { echo "changed: gonja renders otherwise" >&2; exit 1; }
