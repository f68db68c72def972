#!/usr/bin/env bash
# Guess:  Graphviz's own gv2gml and gml2gv bring names and labels of nodes there and back. Clusters are lost, and
#         the manual page says so; "no attribute information is lost", it says, too.
# Truth:  names become numbers: back from GML the nodes are called 0, 1, 2, and the attribute "name" is the label
#         of a node that has one. Both end with 0, without a word.
# Why:    two maps of a story cannot be compared or merged by their scenes' names after GML. Put names into an
#         attribute of your own.
# Seen:   graphviz 2.42.2 (Debian 12).
set -euo pipefail
if ! command -v gml2gv >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends graphviz; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > story.dot <<'DOT'
digraph {
	hall [label="The old hall"];
	attic [label="The attic"];
	door;
	hall -> door;
}
DOT
gv2gml story.dot > story.gml
got=$(gml2gv story.gml | gvpr 'N{print($.name, ": name=", aget($, "name"), ", label=", label)}' | sort)
echo "$got"
want='0: name=The old hall, label=The old hall
1: name=The attic, label=The attic
2: name=door, label='
[ "$got" = "$want" ] || { echo "changed: names and labels come back otherwise" >&2; exit 1; }
