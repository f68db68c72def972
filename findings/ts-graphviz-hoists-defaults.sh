#!/usr/bin/env bash
# Guess:  ts-graphviz writes the graph that it has read: fromDot and toDot give the same picture.
# Truth:  all defaults of a graph, "node [shape=…]" and their like, are moved to its top, and the last one wins:
#         nodes that came before it change their shape, too. Valid DOT with "a" + "b" is refused, with an error.
# Why:    a map in DOT that sets the shape of endings behind the scenes comes back with every scene an ending.
#         Set defaults inside braces of their own: a subgraph keeps its defaults.
# Seen:   ts-graphviz 3.0.7 (npm), graphviz 2.42.2 (Debian 12).
set -euo pipefail
if ! command -v dot >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends graphviz; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . ts-graphviz@3.0.7 >/dev/null

cat > story.dot <<'DOT'
digraph {
	node [shape=box];
	hall; door;
	node [shape=doublecircle];
	end;
	hall -> door -> end;
}
DOT
cat > try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { fromDot, toDot } from 'ts-graphviz';

console.log(toDot(fromDot(readFileSync(0, 'utf8'))));
JS
shapes() { dot -Tplain | awk '$1 == "node" { print $2, $9 }' | sort | paste -sd, | sed 's/,/, /g'; }
got="read:    $(shapes < story.dot)
written: $(node try.mjs < story.dot | shapes)
braces:  $(sed 's/^\tnode.*double.*/\t{ &/; s/^\tend;/& }/' story.dot | node try.mjs | shapes)
joined:  $(echo 'digraph { a [label="go " + "in"] }' | { node try.mjs 2>&1 || true; } | grep -o 'but .* found' | head -n 1)"
echo "$got"
want='read:    door box, end doublecircle, hall box
written: door doublecircle, end doublecircle, hall doublecircle
braces:  door box, end doublecircle, hall box
joined:  but "+" found'
[ "$got" = "$want" ] || { echo "changed: defaults are written otherwise" >&2; exit 1; }
