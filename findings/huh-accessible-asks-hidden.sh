#!/usr/bin/env bash
# Guess:  huh's accessible mode, line by line for screen readers, asks the same questions as the full screen:
#         not a group that is hidden, and a confirmation by the words that the form gives it.
# Truth:  hidden groups are asked like the rest (WithHide and WithHideFunc are not looked at). A Confirm
#         with "Sí" and "Nunca" asks "[Y/n]", names neither word, and refuses "s" and "Sí".
# Why:    the questions that a form leaves out, often those that make no sense after an earlier answer, are
#         put to blind users alone, and a form in Spanish has to be answered in English by them. Build the
#         form anew after each answer, and ask yes or no by a Select.
# Seen:   charm.land/huh/v2 v2.0.3 (March 2026).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get charm.land/huh/v2@v2.0.3 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"strings"
	"testing/iotest"

	"charm.land/huh/v2"
)

// ask gives what the form printed, on one line.
func ask(typed string, groups ...*huh.Group) string {
	var out strings.Builder
	err := huh.NewForm(groups...).WithAccessible(true).WithTheme(huh.ThemeFunc(huh.ThemeBase)).
		WithInput(iotest.OneByteReader(strings.NewReader(typed))).WithOutput(&out).Run()
	if err != nil {
		panic(err)
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

func main() {
	var number, name string
	guest := true
	fmt.Println("hidden group:", ask("7\nAnn\n",
		huh.NewGroup(huh.NewInput().Title("Number?").Value(&number)).WithHideFunc(func() bool { return guest }),
		huh.NewGroup(huh.NewInput().Title("Name?").Value(&name))))
	fmt.Printf("answers: number %q, name %q\n", number, name)
	fmt.Println("words:", ask("s\nSí\ny\n",
		huh.NewGroup(huh.NewConfirm().Title("¿Salir?").Affirmative("Sí").Negative("Nunca").Value(&guest))))
}
GO
got=$(go run .)
echo "$got"
want='hidden group: Number? Name?
answers: number "7", name "Ann"
words: ¿Salir? [Y/n] invalid input. please try again ¿Salir? [Y/n] invalid input. please try again ¿Salir? [Y/n]'
[ "$got" = "$want" ] || { echo "changed: accessible mode asks other questions" >&2; exit 1; }
