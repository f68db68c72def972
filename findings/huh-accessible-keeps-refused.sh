#!/usr/bin/env bash
# Guess:  in huh's accessible mode a value that a field has refused is never in the form's result. Where the
#         input ends before a good answer came, Run returns an error, or the default stands.
# Truth:  Run returns no error, and the value is the refused one: "minus" for an age of digits only, "longer"
#         where three letters are allowed. A Confirm that was given a word it does not know is "no", though
#         its default is yes; without any answer it is yes.
# Why:    a form that is fed from a file or a pipe, or whose connection ends, goes on with what its own
#         check has refused. Check the values again after Run.
# Seen:   charm.land/huh/v2 v2.0.3 (March 2026).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get charm.land/huh/v2@v2.0.3 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"charm.land/huh/v2"
)

func ask(typed string, field huh.Field) error {
	return huh.NewForm(huh.NewGroup(field)).WithAccessible(true).
		WithInput(strings.NewReader(typed)).WithOutput(io.Discard).Run()
}

func main() {
	digits := func(s string) error {
		if strings.Trim(s, "0123456789") != "" {
			return errors.New("digits only")
		}
		return nil
	}
	for _, typed := range []string{"", "minus\n", "minus\n41\n"} {
		age := "30"
		err := ask(typed, huh.NewInput().Title("Age").Validate(digits).Value(&age))
		fmt.Printf("age %q: %s, error %v\n", typed, age, err)
	}
	code := "abc"
	err := ask("longer\n", huh.NewInput().Title("Code").CharLimit(3).Value(&code))
	fmt.Printf("three letters %q: %s, error %v\n", "longer\n", code, err)
	for _, typed := range []string{"", "perhaps\n"} {
		stay := true
		err := ask(typed, huh.NewConfirm().Title("Stay?").Value(&stay))
		fmt.Printf("stay %q: %v, error %v\n", typed, stay, err)
	}
}
GO
got=$(go run .)
echo "$got"
want='age "": 30, error <nil>
age "minus\n": minus, error <nil>
age "minus\n41\n": 41, error <nil>
three letters "longer\n": longer, error <nil>
stay "": true, error <nil>
stay "perhaps\n": false, error <nil>'
[ "$got" = "$want" ] || { echo "changed: accessible mode ends otherwise" >&2; exit 1; }
