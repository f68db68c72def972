#!/usr/bin/env bash
# Guess:  fang, which dresses up cobra's programs, prints the text of an error as the program made it, in color.
# Truth:  its first letter becomes a capital and a point is put at its end, whatever they are: "story.md: no such
#         scene" is "Story.md: no such scene.", and "run cobalt check a.md" ends in "a.md." The first letter of
#         a flag's description is a capital too.
# Why:    a file's name at the start is another file's name on Linux, and what is copied from the end has a point
#         too many; a tool that finds "file:line: message" in the output finds no file. Begin errors with a
#         word, end them with one, or give fang an error handler of your own (WithErrorHandler).
# Seen:   charm.land/fang/v2 v2.0.1 (March 2026), cobra v1.10.2.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get charm.land/fang/v2@v2.0.1 github.com/spf13/cobra@v1.10.2 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"context"
	"errors"
	"os"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

func main() {
	command := &cobra.Command{Use: "demo", Args: cobra.ExactArgs(1), RunE: func(_ *cobra.Command, args []string) error {
		return errors.New(args[0])
	}}
	command.Flags().String("to", "", "story.md or another file")
	if fang.Execute(context.Background(), command) != nil {
		os.Exit(1)
	}
}
GO
go build -o demo .
shown() { sed 's/^ *//; s/ *$//' | grep -v '^ERROR$' | grep .; }
got=$(for text in 'story.md:3: no such scene' 'the story is out of date: run demo update a.md'; do
  echo "$text -> $({ ./demo "$text" 2>&1 || true; } | shown)"
done
./demo --help 2>&1 | grep -o -- '--to .*' | sed 's/ *$//')
echo "$got"
want='story.md:3: no such scene -> Story.md:3: no such scene.
the story is out of date: run demo update a.md -> The story is out of date: run demo update a.md.
--to                  Story.md or another file'
[ "$got" = "$want" ] || { echo "changed: fang prints other texts" >&2; exit 1; }
