#!/usr/bin/env bash
# Guess:  networkx reads a DOT file whole, and reads the GML that it has written.
# Truth:  of DOT it takes what stands outside of clusters: nodes in a cluster, and edges between them, are gone,
#         and a default such as node [shape=box] is applied to none. In GML a node's own "label" is replaced by
#         its name. No warning.
# Why:    a script that counts scenes, or looks for dead ends, by the map of a story counts a part of them, and
#         finds dead ends where a cluster begins. Read DOT by nx_agraph (pygraphviz), and call the text of a
#         node something else than "label".
# Seen:   networkx 2.8.8 with pydot 1.4.2 (Debian 12).
set -euo pipefail
if ! /usr/bin/python3 -c 'import networkx, pydot' 2>/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-networkx python3-pydot; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > map.dot <<'DOT'
digraph story {
	node [shape=box];
	street -> hall;
	subgraph cluster_house { hall -> attic; attic -> cellar }
}
DOT
cat > try.py <<'PY'
import networkx

graph = networkx.nx_pydot.read_dot("map.dot")
print("nodes:", *graph.nodes)
print("edges:", *(f"{a}->{b}" for a, b, _ in graph.edges))
print("shape of the street:", graph.nodes["street"].get("shape"))
scene = networkx.DiGraph()
scene.add_node("hall", label="The hall", text="The hall")
networkx.write_gml(scene, "map.gml")
print("hall in GML:", networkx.read_gml("map.gml").nodes["hall"])
PY
got=$(/usr/bin/python3 try.py)
echo "$got"
want="nodes: street hall
edges: street->hall
shape of the street: None
hall in GML: {'text': 'The hall'}"
[ "$got" = "$want" ] || { echo "changed: networkx reads more, or less" >&2; exit 1; }
