#!/usr/bin/env bash
# Guess:  a position whose character is past the end of its line is the end of that line, as the protocol
#         says.
# Truth:  so it is, but not in the last line of a text that does not end in a line break: there it is
#         index 0, the beginning of the text. EndOfLineIn gives a column past the end as well.
# Why:    editors send such positions ("to the end of the line": a very large number). An edit of the last
#         line then goes to the top of the file, or a range ends before it begins.
# Seen:   github.com/tliron/glsp v0.2.2.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/tliron/glsp/protocol_3_16@v0.2.2 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	protocol "github.com/tliron/glsp/protocol_3_16"
)

func main() {
	for _, text := range []string{"hall\nattic\n", "hall\nattic"} {
		for _, character := range []uint32{5, 6, 1000} {
			position := protocol.Position{Line: 1, Character: character}
			fmt.Printf("%q, character %d: index %d, end of line %d\n", text, character,
				position.IndexIn(text), position.EndOfLineIn(text).Character)
		}
	}
}
GO
got=$(go run .)
echo "$got"
want='"hall\nattic\n", character 5: index 10, end of line 5
"hall\nattic\n", character 6: index 10, end of line 6
"hall\nattic\n", character 1000: index 10, end of line 1000
"hall\nattic", character 5: index 10, end of line 5
"hall\nattic", character 6: index 0, end of line 10
"hall\nattic", character 1000: index 0, end of line 1004'
[ "$got" = "$want" ] || { echo "changed: positions past the end are others" >&2; exit 1; }
