#!/usr/bin/env bash
# Guess:  a script that asks `tput colors` for 256 or more and then takes orange by `tput setaf 208` is
#         right in every terminal: more colors hold the 256 of old.
# Truth:  in the entries of 16 million colors (xterm-direct, konsole-direct, vte-direct, tmux-direct and the
#         like) the numbers 0 to 7 are the old colors, and each other one is red, green and blue in
#         24 bits: 208 is a deep blue, 9, the bright red of errors, is as good as black.
# Why:    prompts and installers take colors so, and pass their own test of "at least 256". On a dark ground
#         an error is invisible in just the best terminals. Ask for exactly 256, or write 38;5 yourself.
# Seen:   ncurses 6.4 (Debian 12: ncurses-bin, ncurses-term).
set -euo pipefail
[ -e /usr/share/terminfo/x/xterm-direct ] ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends ncurses-bin ncurses-term; } >/dev/null
got=$(for term in xterm-256color xterm-direct konsole-direct vte-direct tmux-direct; do
  printf '%s: %s colors' "$term" "$(tput -T "$term" colors)"
  for color in 1 9 208; do printf ', %s %s' "$color" "$(tput -T "$term" setaf "$color" | tr -d '\033')"; done
  echo
done)
tput -V
echo "$got"
want='xterm-256color: 256 colors, 1 [31m, 9 [91m, 208 [38;5;208m
xterm-direct: 16777216 colors, 1 [31m, 9 [38:2::0:0:9m, 208 [38:2::0:0:208m
konsole-direct: 16777216 colors, 1 [31m, 9 [38;2;0;0;9m, 208 [38;2;0;0;208m
vte-direct: 16777216 colors, 1 [31m, 9 [38;2;0;0;9m, 208 [38;2;0;0;208m
tmux-direct: 16777216 colors, 1 [31m, 9 [38:2::0:0:9m, 208 [38:2::0:0:208m'
[ "$got" = "$want" ] || { echo "changed: these numbers are other colors" >&2; exit 1; }
