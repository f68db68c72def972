#!/usr/bin/env bash
# Guess:  a library for .gitignore ignores what git ignores.
# Truth:  a pattern with a slash in the middle is not anchored: "notes/old" also takes game/notes/old, and
#         "notes/**" all below it. "?" is a question mark, and [!0-9] is taken for a digit. Of a
#         folder that is ignored whole a file can be taken back, which git does not do.
# Why:    a watcher or packer that follows .gitignore misses files of the story, and takes drafts in;
#         most patterns are "*.md" and "build/", and right.
# Seen:   github.com/sabhiram/go-gitignore of 2021-09-23, git 2.39 (Debian 12).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
command -v git >/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends git; } >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/sabhiram/go-gitignore@v0.0.0-20210923224102-525f6e181f06 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	ignore "github.com/sabhiram/go-gitignore"
)

// The first argument is a .gitignore, the second a file.
func main() {
	rules, err := ignore.CompileIgnoreFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	fmt.Println(rules.MatchesPath(os.Args[2]))
}
GO
go build -o try .
git init -q repository
check() {
  printf "$1" > repository/.gitignore
  if git -C repository -c core.excludesFile= check-ignore -q --no-index "$2"; then theirs=true; else theirs=false; fi
  echo "$(paste -sd' ' repository/.gitignore), $2: git $theirs, go-gitignore $(./try repository/.gitignore "$2")"
}
got=$(check '*.bak\n' game/a.bak
  check 'build/\n' game/build/a
  check 'notes/old\n' game/notes/old
  check 'notes/**\n' game/notes/a.md
  check 'day?.md\n' day1.md
  check 'day[!0-9].md\n' day1.md
  check 'day[!0-9].md\n' dayx.md
  check 'drafts/\n!drafts/keep.md\n' drafts/keep.md)
echo "$got"
want='*.bak, game/a.bak: git true, go-gitignore true
build/, game/build/a: git true, go-gitignore true
notes/old, game/notes/old: git false, go-gitignore true
notes/**, game/notes/a.md: git false, go-gitignore true
day?.md, day1.md: git true, go-gitignore false
day[!0-9].md, day1.md: git false, go-gitignore true
day[!0-9].md, dayx.md: git true, go-gitignore false
drafts/ !drafts/keep.md, drafts/keep.md: git true, go-gitignore false'
[ "$got" = "$want" ] || { echo "changed: other files are ignored" >&2; exit 1; }
