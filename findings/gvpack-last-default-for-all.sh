#!/usr/bin/env bash
# Guess:  gvpack, which lays several graphs into one, changes names that are there twice (it warns), and leaves each
#         graph's nodes and edges as they are drawn alone.
# Truth:  a default that is set in the middle of a graph, "node [shape=circle]" behind the first scenes, holds for
#         all of the graph's nodes behind gvpack, also for those written before it; "edge [color=red]" likewise.
#         No warning says so.
# Why:    packed maps show ordinary scenes in the shape of endings. Set defaults in a subgraph's braces, or at the
#         very top, and shapes of single nodes on the nodes.
# Seen:   graphviz 2.42.2 (Debian 12).
set -euo pipefail
if ! command -v gvpack >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends graphviz; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > one.dot <<'DOT'
digraph one { hall -> door }
DOT
cat > two.dot <<'DOT'
digraph two { start -> middle; node [shape=circle]; edge [color=red]; end; middle -> end }
DOT
shapes() { dot -Tplain | awk '$1 == "node" { print $2, $9 } $1 == "edge" { print $2 "-" $3, $NF }' | sort | paste -sd, | sed 's/,/, /g'; }
got="alone:  $(shapes < two.dot)
packed: $(gvpack -u one.dot two.dot 2>warnings | shapes)
warnings: $(wc -l < warnings)"
echo "$got"
want='alone:  end circle, middle ellipse, middle-end red, start ellipse, start-middle black
packed: door ellipse, end circle, hall ellipse, hall-door black, middle circle, middle-end red, start circle, start-middle red
warnings: 0'
[ "$got" = "$want" ] || { echo "changed: packed graphs are drawn otherwise" >&2; exit 1; }
