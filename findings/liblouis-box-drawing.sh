#!/usr/bin/env bash
# Guess:  the translator to braille that screen readers use turns a line or corner of a box into one
#         cell, or into nothing.
# Truth:  it spells each one out by number: three box characters, a corner, a line and a corner,
#         become 24 cells that read \x250c and so on. An arrow takes 3 cells, a check mark 2.
# Why:    a frame that costs the eye nothing fills a braille display of 40 cells with hexadecimal for
#         two characters of each row. Frames have no place in output for screen readers.
# Seen:   liblouis 3.24.0, table en-ueb-g2.ctb (Debian 12, liblouis-bin).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
command -v lou_translate >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends liblouis-bin liblouis-data; } >/dev/null
export LC_ALL=C.UTF-8

cells() { printf '%s' "$1" | lou_translate en-ueb-g2.ctb | tr -d '\n'; }
lou_translate --version | head -n 1
box=$(cells '┌─┐'); arrow=$(cells '→'); check=$(cells '✓')
echo "box, ${#box} cells: $box"
echo "arrow, ${#arrow} cells: $arrow"
echo "check mark, ${#check} cells: $check"
[ "${#arrow}" -le 3 ] && [ "${#check}" -le 3 ] || { echo "changed: an arrow or a check mark takes more cells" >&2; exit 1; }
[ "${#box}" -ge 18 ] || { echo "changed: box characters take ${#box} cells" >&2; exit 1; }
