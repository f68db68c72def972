#!/usr/bin/env bash
# Guess:  python-igraph leaves an attribute that is None out of a file, or writes it as nothing, and names of
#         attributes come back.
# Truth:  None becomes the text "None" in GML, GraphML and DOT: a node without a label is drawn as "None", and is
#         labelled so when it is read again. GML turns "under_score" into "underscore". There is no warning of
#         either.
# Why:    graphs read from tables have gaps in every column; each gap is a word afterwards, which no test for
#         "missing" finds. Write "" for None, and keep attributes' names to letters and digits.
# Seen:   python3-igraph 0.10.2, graphviz 2.42.2 (Debian 12).
set -euo pipefail
if ! /usr/bin/python3 -c 'import igraph' 2>/dev/null || ! command -v dot >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-igraph graphviz; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > try.py <<'PY'
import igraph

graph = igraph.Graph(directed=True)
graph.add_vertices(2, {"label": ["The hall", None], "under_score": ["x", "y"]})
graph.add_edges([(0, 1)])
graph.write_gml("story.gml")
graph.write_graphml("story.graphml")
graph.write_dot("story.dot")
for name, read in (("GML", igraph.Graph.Read_GML("story.gml")), ("GraphML", igraph.Graph.Read_GraphML("story.graphml"))):
    print(f"{name}: {read.vs['label']}", [word for word in read.vs.attributes() if "score" in word])
PY
got="$(/usr/bin/python3 -W error try.py)
DOT: $(dot -Tplain story.dot | awk '$1 == "node" { print $NF, $0 }' | grep -o '"The hall"\|None' | paste -sd' ')"
echo "$got"
want="GML: ['The hall', 'None'] ['underscore']
GraphML: ['The hall', 'None'] ['under_score']
DOT: \"The hall\" None"
[ "$got" = "$want" ] || { echo "changed: None is written otherwise" >&2; exit 1; }
