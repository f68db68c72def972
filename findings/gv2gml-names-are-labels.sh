#!/usr/bin/env bash
# Guess:  Graphviz's own gv2gml and gml2gv bring names and labels of nodes there and back. Clusters are lost, and
#         the manual page says so; "no attribute information is lost", it says, too.
# Truth:  a node that has a label loses its name: back from GML it is called 0, 1, 2, and the attribute "name" is
#         its label. A quote in a label is written without an escape: the label ends before it, and the next
#         word becomes an attribute. Both end with 0, without a word.
# Why:    two maps of a story cannot be compared or merged by their scenes' names after GML, and a scene whose
#         label has quotes is called "The ". Put names into an attribute of your own, and “ ” into labels.
# Seen:   graphviz 2.42.2 (Debian 12).
set -euo pipefail
if ! command -v gml2gv >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends graphviz; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > story.dot <<'DOT'
digraph {
	hall [label="The old hall"];
	attic [label="The \"old\" attic"];
	door;
	hall -> door;
}
DOT
gv2gml story.dot > story.gml
got="$(grep 'text.*attic' story.gml)
back:
$(gml2gv story.gml | gvpr 'N{print($.name, ": name=", aget($, "name"), ", label=", label, ", old=", aget($, "old"), "|")}' | sort)"
echo "$got"
want='      text "The "old" attic"
back:
0: name=The old hall, label=The old hall, old=|
1: name=The , label=The , old= attic|
2: name=door, label=, old=|'
[ "$got" = "$want" ] || { echo "changed: names and labels come back otherwise" >&2; exit 1; }
