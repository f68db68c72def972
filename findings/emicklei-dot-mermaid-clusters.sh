#!/usr/bin/env bash
# Guess:  a graph built once with emicklei/dot is the same graph written as DOT and as Mermaid.
# Truth:  Mermaid gets neither the clusters nor what stands in them: their nodes and the edges between them are
#         gone, and an edge from outside leads to a bare "n2", a box with that number for a name. No error; DOT
#         has it all.
# Why:    a map whose scenes are grouped by place is right in Graphviz, and on the forge's page, where Mermaid
#         is drawn, most of it is missing. Write Mermaid yourself, or build a second graph without clusters.
# Seen:   github.com/emicklei/dot v1.6.2.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/emicklei/dot@v1.6.2 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"strings"

	"github.com/emicklei/dot"
)

func main() {
	graph := dot.NewGraph(dot.Directed)
	house := graph.Subgraph("house", dot.ClusterOption{})
	hall, attic := house.Node("hall"), house.Node("attic")
	house.Edge(hall, attic)
	graph.Edge(graph.Node("street"), hall)
	count := func(name, text string) {
		fmt.Printf("%s: hall %d, attic %d, street %d, arrows %d\n", name, strings.Count(text, "hall"),
			strings.Count(text, "attic"), strings.Count(text, "street"), strings.Count(text, "->"))
	}
	count("DOT", graph.String())
	count("MermaidGraph", dot.MermaidGraph(graph, dot.MermaidTopDown))
	count("MermaidFlowchart", dot.MermaidFlowchart(graph, dot.MermaidTopDown))
}
GO
got=$(go run .)
echo "$got"
want='DOT: hall 1, attic 1, street 1, arrows 2
MermaidGraph: hall 0, attic 0, street 1, arrows 1
MermaidFlowchart: hall 0, attic 0, street 1, arrows 1'
[ "$got" = "$want" ] || { echo "changed: Mermaid gets more, or less, of the graph" >&2; exit 1; }
