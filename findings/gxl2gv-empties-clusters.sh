#!/usr/bin/env bash
# Guess:  gv2gxl and gxl2gv keep clusters, as GXL has graphs in graphs: a graph comes back with its clusters'
#         nodes.
# Truth:  a node is written in the first of its subgraphs only. An unnamed { rank=same; … }, even as the last
#         line, counts as first: the nodes that it sets in a row are no longer in their clusters. Without it,
#         clusters come back whole.
# Why:    a map that holds two acts' scenes side by side comes back with these scenes outside the acts, drawn
#         well and wrong. Take rank lines out before, or put them in again behind.
# Seen:   graphviz 2.42.2 (Debian 12).
set -euo pipefail
if ! command -v gxl2gv >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends graphviz; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > story.dot <<'DOT'
digraph story {
	subgraph cluster_one { label="Act one"; hall; door }
	subgraph cluster_two { label="Act two"; roof; end }
	hall -> door -> roof -> end
	{ rank=same; door; roof }
}
DOT
clusters() { # the nodes of each cluster
	gvpr 'BEGIN{ graph_t part; node_t each; string line; }
	BEG_G{
		for (part = fstsubg($G); part; part = nxtsubg(part)) {
			if (substr(part.name, 0, 2) != "cl") continue;
			line = part.name + ":";
			for (each = fstnode(part); each; each = nxtnode_sg(part, each)) line = line + " " + each.name;
			print(line);
		}
	}' | sort
}
got="before:
$(clusters < story.dot)
behind GXL:
$(gv2gxl story.dot | gxl2gv | clusters)
behind GXL, without the row:
$(grep -v rank= story.dot | gv2gxl | gxl2gv | clusters)"
echo "$got"
want='before:
cluster_one: hall door
cluster_two: roof end
behind GXL:
cluster_one: hall
cluster_two: end
behind GXL, without the row:
cluster_one: hall door
cluster_two: roof end'
[ "$got" = "$want" ] || { echo "changed: clusters come back otherwise" >&2; exit 1; }
