#!/usr/bin/env bash
# Guess:  in D2, as in DOT and Mermaid, "Door" and "door" are two things, at least in quotes; and a label that
#         is the word null says null.
# Truth:  they are one: the second label replaces the first, and an edge between them goes round in a circle.
#         Quotes and accents change nothing (Ñu is ñu). `door: null` takes the shape away, with its edges.
# Why:    a map made from scenes whose names differ by a capital ("Exit" the scene, "exit" the ending) has
#         fewer of them than the story, and no error. Give each scene a key of your own, and its name as a
#         label in quotes.
# Seen:   @terrastruct/d2 0.1.33 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @terrastruct/d2@0.1.33 >/dev/null

cat > try.mjs <<'JS'
import { D2 } from '@terrastruct/d2';

const d2 = new D2();
for (const source of [
  'Door: Front\ndoor: Back',
  '"Exit" -> "exit"',
  'Ñu -> ñu',
  'hall -> door\ndoor: null',
  'hall -> door\ndoor: "null"',
]) {
  const { diagram } = await d2.compile(source);
  const shapes = diagram.shapes.map(({ id, label }) => `${id} "${label}"`);
  const edges = diagram.connections.map(({ src, dst }) => `${src} -> ${dst}`);
  console.log(`${source.replace('\n', '; ')}: ${[...shapes, ...edges].join(', ')}`);
}
process.exit();
JS
got=$(node try.mjs)
echo "$got"
want='Door: Front; door: Back: Door "Back"
"Exit" -> "exit": Exit "Exit", Exit -> Exit
Ñu -> ñu: Ñu "Ñu", Ñu -> Ñu
hall -> door; door: null: hall "hall"
hall -> door; door: "null": hall "hall", door "null", hall -> door'
[ "$got" = "$want" ] || { echo "changed: D2 tells keys apart otherwise" >&2; exit 1; }
