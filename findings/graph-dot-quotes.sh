#!/usr/bin/env bash
# Guess:  draw.DOT writes a graph that dot reads, whatever its vertices are called: they are text.
# Truth:  names and labels stand between quotes as they are. Of a vertex called say "hi" dot makes three,
#         without an error, and its edges are those of other vertices. A backslash is an escape: the label of
#         a\node is drawn in two lines, "a" and "ode".
# Why:    vertices of a story are called by what somebody says in them, and a map with one vertex too many
#         is looked at, not counted. Number the vertices, and escape their labels.
# Seen:   github.com/dominikbraun/graph v0.23.0, Graphviz 2.43 (Debian 12).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
command -v dot >/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends graphviz; } >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/dominikbraun/graph@v0.23.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"os"

	"github.com/dominikbraun/graph"
	"github.com/dominikbraun/graph/draw"
)

// The first two arguments are vertices; a third adds an edge between them.
func main() {
	g := graph.New(graph.StringHash, graph.Directed())
	for _, name := range os.Args[1:3] {
		if err := g.AddVertex(name); err != nil {
			panic(err)
		}
	}
	if len(os.Args) > 3 {
		if err := g.AddEdge(os.Args[1], os.Args[2]); err != nil {
			panic(err)
		}
	}
	if err := draw.DOT(g, os.Stdout); err != nil {
		panic(err)
	}
}
GO
go build -o try .
count() { if ./try "$@" | dot -Tplain >plain 2>/dev/null; then grep -c '^node' plain; else echo refused; fi; }
got="plain names: $(count hall attic), $(count hall attic edge)
quotes: $(count hall 'say "hi"'), $(count hall 'say "hi"' edge), edge to $(grep '^edge' plain | cut -d' ' -f3-4 | sed 's/ [0-9]$//')
a backslash: $(./try hall 'a\node' | dot -Tsvg | grep '<text' | sed 's/<[^>]*>//g' | paste -sd'|')"
echo "$got"
want='plain names: 2, 2
quotes: 4, 4, edge to "say "
a backslash: hall|a|ode'
[ "$got" = "$want" ] || { echo "changed: names are written otherwise" >&2; exit 1; }
