#!/usr/bin/env bash
# Guess:  NOTE begins a comment in WebVTT only where a block begins; inside a cue it is a word.
# Truth:  go-astisub takes a line of a cue that begins with NOTE for a comment wherever it stands:
#         the line is taken out of the cue without an error. With it goes the rest of the cue.
# Why:    a found note, read out ("NOTE to self: ..."), is an everyday line in a spy story. In the
#         subtitles of a recorded run it is silence.
# Seen:   github.com/asticode/go-astisub v0.34.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/asticode/go-astisub@v0.34.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"strings"

	"github.com/asticode/go-astisub"
)

func main() {
	vtt := "WEBVTT\n\n00:01.000 --> 00:02.000\nShe reads:\nNOTE to self\nburn this\n\n" +
		"00:03.000 --> 00:04.000\nA NOTE to self\n"
	subs, err := astisub.ReadFromWebVTT(strings.NewReader(vtt))
	if err != nil {
		panic(err)
	}
	for _, item := range subs.Items {
		fmt.Printf("%v %q\n", item.StartAt, item.String())
	}
}
GO
got=$(go run .)
echo "$got"
grep -q '^1s' <<<"$got" && grep -q '^3s "A NOTE to self"$' <<<"$got" ||
  { echo "changed: go-astisub no longer reads both cues" >&2; exit 1; }
! grep -q 'NOTE to self - burn\|reads: - NOTE' <<<"$got" ||
  { echo "changed: go-astisub keeps a line that begins with NOTE" >&2; exit 1; }
