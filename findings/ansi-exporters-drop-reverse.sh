#!/usr/bin/env bash
# Guess:  reverse video, in terminals since the VT100, survives in every converter from terminal
#         text to HTML or SVG, as swapped colors.
# Truth:  ansi_up, ansi-to-html, ansi-to-svg and charm's freeze draw reversed text exactly as they
#         draw plain text. Of those tried only Debian's aha swaps the colors.
# Why:    a menu shows its choice by reverse video. In a screen exported through these, no row is
#         the chosen one; with blanks alone, a bar is gone altogether.
# Seen:   ansi_up 6.0.6, ansi-to-html 0.7.2, ansi-to-svg 1.4.4 (npm), freeze v0.2.2 (Go).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . \
  ansi_up@6.0.6 ansi-to-html@0.7.2 ansi-to-svg@1.4.4 >/dev/null

# Each converter gets two texts that differ only in reverse video: the same output means lost.
cat > try.mjs <<'JS'
import { AnsiUp } from 'ansi_up';
import Convert from 'ansi-to-html';
import toSvg from 'ansi-to-svg';
const pair = ['\x1b[7mchosen\x1b[0m', 'chosen'];
const tell = (name, convert) => console.log(name, convert(pair[0]) === convert(pair[1]) ? 'lost' : 'kept');
tell('ansi_up', (s) => new AnsiUp().ansi_to_html(s));
tell('ansi-to-html', (s) => new Convert().toHtml(s));
tell('ansi-to-svg', (s) => (toSvg.default || toSvg)(s));
JS
got=$(node try.mjs)

printf '\033[7mchosen\033[0m\n' > reversed.ansi
printf 'chosen\n' > plain.ansi
for name in reversed plain; do
  go run github.com/charmbracelet/freeze@v0.2.2 "$name.ansi" --language ansi --output "$name.svg" >/dev/null 2>&1
  sed -i 's/<tspan xml:space="preserve"[/]*>//g; s/<[/]tspan>//g' "$name.svg" # spans that set nothing
done
got+=$'\nfreeze '$(cmp -s reversed.svg plain.svg && echo lost || echo kept)
echo "$got"
want='ansi_up lost
ansi-to-html lost
ansi-to-svg lost
freeze lost'
[ "$got" = "$want" ] || { echo "changed: a converter keeps reverse video now" >&2; exit 1; }
