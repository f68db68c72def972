#!/usr/bin/env bash
# Guess:  a library of Twine's own author reads the Twee that it writes: passages keep their names, tags
#         and places, the story its title and its start.
# Truth:  it writes a place behind the name ({"position":…}, as Twee 3 has it) and reads it back as part
#         of the name, the tags with it; links to the passage lead nowhere. StoryTitle and StoryData come
#         back as passages, so the title is "undefined" and the start is gone.
# Why:    an author who takes a story out of Twine's editor and brings it back, by two commands of one
#         library, gets one that does not start. Read Twee by another tool (extwee, tweego).
# Seen:   twine-utils 3.1.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . twine-utils@3.1.0 >/dev/null

cat > try.js <<'JS'
const { Story } = require('twine-utils/dist/cjs/story.js');
const html = '<tw-storydata name="Rain" startnode="1" ifid="D674C58C-DEFA-4F70-B7A2-27742230C0FC" format="Harlowe">' +
  '<tw-passagedata pid="1" name="Begin" tags="wet" position="1,2" size="100,100">It rains.</tw-passagedata></tw-storydata>';
const show = (name, story) => console.log(name, story.attributes.name, JSON.stringify(story.passages.map((p) => p.attributes.name)));
const first = Story.fromHTML(html);
show('from HTML:', first);
console.log(first.toTwee().split('\n')[0]);
show('from its own Twee:', Story.fromTwee(first.toTwee()));
JS
got=$(node try.js)
echo "$got"
want='from HTML: Rain ["Begin"]
:: Begin [wet] {"position":"1,2","size":"100,100"}
from its own Twee: undefined ["Begin [wet] {\"position\":\"1,2\",\"size\":\"100,100\"}","StoryTitle","StoryData"]'
[ "$got" = "$want" ] || { echo "changed: Twee is read otherwise" >&2; exit 1; }
