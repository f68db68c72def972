#!/usr/bin/env bash
# Guess:  gographviz reads a DOT file that Graphviz reads, and writes the same graph.
# Truth:  the side on which an edge leaves or comes in ("a:e -> b:w") is lost without a word. And it holds
#         attributes against a list of its own: `class`, by which an SVG map is styled, "is not a valid
#         attribute", and nothing is read.
# Why:    a map that went through a Go tool has its arrows elsewhere; and one that Graphviz draws is refused
#         for a style. ts-graphviz and pydot keep both.
# Seen:   github.com/awalterschulze/gographviz v2.0.3, Graphviz 2.42.2 (Debian 12), ts-graphviz 3.0.7 (npm).
set -euo pipefail
command -v dot >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends graphviz; } >/dev/null
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/awalterschulze/gographviz@v2.0.3+incompatible 2>/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . ts-graphviz@3.0.7 >/dev/null

echo 'digraph g { a:e -> b:w }' > ports.dot
echo 'digraph g { a [class=hall] }' > class.dot
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/awalterschulze/gographviz"
)

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	tree, err := gographviz.Parse(text)
	if err != nil {
		panic(err)
	}
	graph := gographviz.NewGraph()
	if err := gographviz.Analyse(tree, graph); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(graph)
}
GO
cat > try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { fromDot, toDot } from 'ts-graphviz';
console.log(toDot(fromDot(readFileSync(process.argv[2], 'utf8'))));
JS
edge() { tr -d ' \t"' | grep -o 'a.*->.*b[^[;]*'; }
got=$(
	echo "Graphviz: $(dot -Tcanon ports.dot | edge), class $(dot -Tcanon class.dot | grep -c 'class=hall')"
	echo "ts-graphviz: $(node try.mjs ports.dot | edge), class $(node try.mjs class.dot | grep -c 'class = "hall"')"
	echo "gographviz: $(go run . ports.dot | edge), class $(go run . class.dot)"
)
echo "$got"
want='Graphviz: a:e->b:w, class 1
ts-graphviz: a:e->b:w, class 1
gographviz: a->b, class errors: [class is not a valid attribute]'
[ "$got" = "$want" ] || { echo "changed: the graph comes through otherwise" >&2; exit 1; }
