#!/usr/bin/env bash
# Guess:  a WebVTT file read and written by one library keeps its text; entities are decoded when
#         read and encoded when written.
# Truth:  go-astisub decodes &lt; and &amp; but not &gt;, and encodes every & when writing: the
#         &gt; that came in goes out as &amp;gt;, so that a player shows the letters "&gt;".
# Why:    the usual escapers (Go's html.EscapeString among them) write &gt;, and an arrow "-->" in
#         the text needs it. An export that was right is wrong after a tool only shifted its times.
# Seen:   github.com/asticode/go-astisub v0.34.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/asticode/go-astisub@v0.34.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/asticode/go-astisub"
)

func main() {
	vtt := "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nQ &amp; A: 1 &lt; 2 &gt; 0\n"
	for range 2 {
		lines := strings.Split(strings.TrimSpace(vtt), "\n")
		fmt.Println(lines[len(lines)-1])
		subs, err := astisub.ReadFromWebVTT(strings.NewReader(vtt))
		if err != nil {
			panic(err)
		}
		var out bytes.Buffer
		if err := subs.WriteToWebVTT(&out); err != nil {
			panic(err)
		}
		vtt = out.String()
	}
}
GO
got=$(go run .)
echo "$got"
want='Q &amp; A: 1 &lt; 2 &gt; 0
Q &amp; A: 1 &lt; 2 &amp;gt; 0'
[ "$got" = "$want" ] || { echo "changed: go-astisub writes entities otherwise" >&2; exit 1; }
