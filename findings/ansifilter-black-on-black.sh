#!/usr/bin/env bash
# Guess:  ansifilter makes HTML in which words in reverse video can be read, and plain text without any part of a
#         control sequence.
# Truth:  reverse video in the default colors is black on black. Italics end only with a full reset, not with
#         23. In plain text the address of a link (OSC 8), with all that is round it, and the title of the
#         window stay as words, and so does "(0", which chooses the set of lines for boxes.
# Why:    the chosen line of a menu or a status bar is a black bar in a published log, and a log of links is
#         full of ";;". Take OSC out first, and give reversed words both of their colors.
# Seen:   ansifilter 2.18 (Debian 12).
set -euo pipefail
if ! command -v ansifilter >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends ansifilter; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

html() { printf '%b\n' "$1" | ansifilter --html --fragment | tr -d '\n'; echo; }
text() { printf '%b\n' "$1" | ansifilter | tr -d '\n'; echo; }
got="$(html '\033[7mbar\033[27m')
$(html '\033[31;47;7mbar\033[0m')
$(html '\033[3mslanted\033[23m upright')
$(text '\033]8;;http://example.com\033\\door\033]8;;\033\\')
$(text '\033]0;title\007words')
$(text '\033(0qqq\033(B')"
echo "$got"
want='<span style="color:#000000;background-color:#000000;">bar</span><span style="color:#000000;background-color:#000000;"></span>
<span style="color:#e5e5e5;background-color:#cd0000;">bar</span>
<span style="font-style:italic;color:#000000;">slanted</span><span style="font-style:italic;color:#000000;"> upright</span>
8;;http://example.com\door8;;\
0;titlewords
(0qqq'
[ "$got" = "$want" ] || { echo "changed: sequences are read otherwise" >&2; exit 1; }
