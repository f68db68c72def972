#!/usr/bin/env bash
# Guess:  the man page that cobra makes says what --help says. Text in angle brackets, the usual way
#         to write a placeholder, stays.
# Truth:  the page goes through Markdown, in which <story> is an HTML tag, and is dropped: "demo <story>"
#         becomes "demo", "Play <story> now" becomes "Play now", in usage, summary, text and flags.
#         Only examples and backquoted text keep it. Nothing is reported.
# Why:    --help and the completions are right, so that the page alone tells readers of a command
#         without its operand. Write STORY, or look for "<" before the page is made.
# Seen:   github.com/spf13/cobra v1.10.2 (doc.GenMan, over go-md2man v2.0.6).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/spf13/cobra@v1.10.2 github.com/spf13/cobra/doc@v1.10.2 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

func main() {
	command := &cobra.Command{
		Use: "demo <usage>", Short: "Play <summary> now", Long: "Write <text> or `<code>`.", Example: "  demo <example>",
		Run: func(*cobra.Command, []string) {},
	}
	command.Flags().String("out", "", "write to <flag>")
	if len(os.Args) > 1 {
		command.Help()
		command.Long = "" // without a long text the help shows the short one
		command.Help()
		return
	}
	doc.GenMan(command, &doc.GenManHeader{Title: "DEMO", Section: "1"}, os.Stdout)
}
GO
go run . help > help
go run . > page
sed -n '/SYNOPSIS/,/OPTIONS/p' page
for word in usage summary text flag code example; do
  echo "<$word>: help $(grep -c "<$word>" help || true), page $(grep -c "<$word>" page || true)"
done | tee seen
[ "$(grep -c 'help 0' seen || true)" = 0 ] || { echo "changed: the help leaves a word out" >&2; exit 1; }
[ "$(sed -n 's/.*page //p' seen | tr '\n' ' ')" = "0 0 0 0 1 1 " ] ||
  { echo "changed: the page keeps other words in angle brackets" >&2; exit 1; }
