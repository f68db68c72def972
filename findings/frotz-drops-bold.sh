#!/usr/bin/env bash
# Guess:  dfrotz, the interpreter of Z-machine stories for pipes and tests, prints all words of a story. Where
#         there is no bold type, it prints them plainly.
# Truth:  words in bold or underlined are not printed, with and without -p ("plain ASCII output only"); reversed
#         ones and those in the fixed font are. The title and the name of each room are bold in Inform's
#         library: a transcript has empty lines in their place.
# Why:    a test that looks for the name of a room in a transcript never finds it, and one that looks for its
#         absence never fails. The story is right: zvm (npm) prints them.
# Seen:   dfrotz 2.54+dfsg-3, Inform 6.41 (Debian 12), ifvms 1.1.6 (npm).
set -euo pipefail
export PATH=$PATH:/usr/games
if ! command -v dfrotz >/dev/null || ! command -v inform >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends frotz inform6-compiler; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . ifvms@1.1.6 >/dev/null

cat > story.inf <<'INF'
[ Main;
	print "plain ";
	style bold; print "bold "; style roman;
	style underline; print "underlined "; style roman;
	style reverse; print "reversed "; style roman;
	font off; print "fixed "; font on;
	print "end^";
];
INF
inform story.inf story.z5 >/dev/null
got=$(
	echo "dfrotz:        $(dfrotz -q story.z5 | head -n 1)"
	echo "dfrotz -p:     $(dfrotz -q -p story.z5 | head -n 1)"
	echo "zvm:           $(node node_modules/ifvms/bin/zvm.js story.z5 2>/dev/null | head -n 1)"
)
echo "$got"
want='dfrotz:        plain reversed fixed end
dfrotz -p:     plain reversed fixed end
zvm:           plain bold underlined reversed fixed end'
[ "$got" = "$want" ] || { echo "changed: the words are printed otherwise" >&2; exit 1; }
