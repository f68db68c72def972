#!/usr/bin/env bash
# Guess:  a Markdown page that opens with a line of dialogue, "Ana: Who is there?", begins with that
#         paragraph in each renderer; metadata needs a rule (---) or a switch.
# Truth:  lowdown takes it for a metadata key: the whole paragraph is gone from HTML, man page and Gemini
#         text, which begin with the answer. Further down the same words are a paragraph. No warning; in the
#         terminal it is all there.
# Why:    a scene that opens with a voice loses its first words, where nobody misses a word that he has not
#         seen. Give --parse-no-metadata, or begin a page with a heading.
# Seen:   lowdown 1.0.0, beside cmark 0.30.2 (Debian 12).
set -euo pipefail
if ! command -v lowdown >/dev/null || ! command -v cmark >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends lowdown cmark; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

printf 'Ana: Who is there?\n\nNobody answers.\n\nAna: Who is there?\n' > scene.md
got=$(
	for format in html man gemini; do
		echo "$format: $(lowdown -T"$format" scene.md | grep -c 'Who is there')"
	done
	echo "without metadata: $(lowdown -Thtml --parse-no-metadata scene.md | grep -c 'Who is there')"
	echo "cmark: $(cmark scene.md | grep -c 'Who is there')"
)
echo "times that Ana asks"
echo "$got"
want='html: 1
man: 1
gemini: 1
without metadata: 2
cmark: 2'
[ "$got" = "$want" ] || { echo "changed: lowdown reads the first line otherwise" >&2; exit 1; }
