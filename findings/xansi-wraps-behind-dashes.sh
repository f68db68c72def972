#!/usr/bin/env bash
# Guess:  text is wrapped behind a hyphen only inside a word (well-/known): a hyphen that begins one
#         stays with it, as Unicode's line breaking (UAX 14, LB20a, LB25) has it for "-5" and "--help".
# Truth:  Wrap and Wordwrap break behind every hyphen: "minus -/5 degrees", "see --/plain".
# Why:    help set for a narrow terminal tears flags apart, and who copies the line types "plain"; a
#         meter's "-5" reads as 5 on a line of its own. Join flags by U+2011 while wrapping, or wrap by
#         a library that follows UAX 14.
# Seen:   github.com/charmbracelet/x/ansi v0.11.9, and lipgloss v2.0.6, whose Width uses it.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/charmbracelet/x/ansi@v0.11.9 charm.land/lipgloss/v2@v2.0.6 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

func main() {
	for _, text := range []string{"see --plain", "minus -5 degrees", "well-known"} {
		fmt.Printf("%q %q %q\n", ansi.Wordwrap(text, 7, ""), ansi.Wrap(text, 7, ""),
			lipgloss.NewStyle().Width(7).Render(text))
	}
}
GO
got=$(go run .)
echo "$got"
want='"see --\nplain" "see --\nplain" "see -- \nplain  "
"minus -\n5\ndegrees" "minus -\n5\ndegrees" "minus -\n5      \ndegrees"
"well-\nknown" "well-\nknown" "well-  \nknown  "'
[ "$got" = "$want" ] || { echo "changed: lines break elsewhere" >&2; exit 1; }
