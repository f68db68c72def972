#!/usr/bin/env bash
# Guess:  libvterm, the emulator under the terminals of Neovim and Emacs, reads a color in the form of the standard
#         (38:2::255:136:0, with its empty place for a color space) as the short form without it, and
#         "ESC [ s" keeps the cursor for "ESC [ u".
# Truth:  the empty place is taken for red: orange comes out as 255, 255, 136, yellow. Without it, and with
#         semicolons, the color is right. "ESC [ s" moves the cursor to the first column of the first row, and
#         "ESC [ u" does nothing.
# Why:    terminfo's entries for direct color (xterm-direct) write the long form, so that a program that goes by
#         them is wrong by one place in the editor's terminal alone. Write semicolons, and ESC 7 and ESC 8.
# Seen:   libvterm 0.1.4 (Debian 12: libvterm-bin).
set -euo pipefail
if ! command -v unterm >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends libvterm-bin; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

got=$(
	for color in '38:2::255:136:0' '38:2:255:136:0' '38;2;255;136;0' '48:2::255:136:0'; do
		printf '\e[%smdoor' "$color" >text
		unterm -f sgr text | sed -n "1s/\x1b/ESC/gp" | sed "s/^/$color: /"
	done
	printf 'one\r\ntwo\e[skept\e[ugone' >text
	unterm text | sed -n '1,2p'
	printf 'one\r\ntwo\e7kept\e8gone' >text
	unterm text | sed -n '1,2p'
)
echo "$got"
want='38:2::255:136:0: ESC[38;2;255;255;136mdoorESC[39m
38:2:255:136:0: ESC[38;2;255;136;0mdoorESC[39m
38;2;255;136;0: ESC[38;2;255;136;0mdoorESC[39m
48:2::255:136:0: ESC[48;2;255;255;136mdoorESC[49m
keptgone
two
one
twogone'
[ "$got" = "$want" ] || { echo "changed: libvterm reads these otherwise" >&2; exit 1; }
