#!/usr/bin/env bash
# Guess:  "tmux capture-pane -e", made to keep colors, keeps a bar drawn as blanks in reverse video,
#         and gives each attribute as the sequence that the program sent.
# Truth:  blanks at the end of a row are cut although they are reversed; -N keeps them. Overline
#         (53) comes out as 5:3, which xterm.js reads as blink, and others as nothing.
# Why:    a screenshot test of a menu through tmux never sees the bar beside the words, and a replay
#         of the capture blinks.
# Seen:   tmux 3.3a (Debian 12).
set -euo pipefail
dir=$(mktemp -d)
tm() { tmux -S "$dir/socket" -f /dev/null "$@"; }
trap 'tm kill-server 2>/dev/null || true; rm -rf "$dir"' EXIT; cd "$dir"
command -v tmux >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends tmux; } >/dev/null
export LC_ALL=C.UTF-8

printf '\033[7mbar   \033[0m\n\033[53mover\033[0m\n' > screen
tm new-session -d -x 20 -y 5 'cat screen; echo done > shown; read -r _'
for _ in $(seq 100); do [ -s shown ] && tm capture-pane -p | grep -q over && break; sleep 0.1; done
cut=$(tm capture-pane -e -p | sed -n 1p | cat -v)
kept=$(tm capture-pane -e -p -N | sed -n 1p | cat -v)
over=$(tm capture-pane -e -p | sed -n 2p | cat -v)
tmux -V
echo "bar:       '$cut'"
echo "bar, -N:   '$kept'"
echo "overline:  '$over'"
[[ "$cut" == *'[7mbar' ]] || { echo "changed: reversed blanks are kept without -N" >&2; exit 1; }
[[ "$kept" == *'[7mbar   '* ]] || { echo "changed: -N cuts the blanks" >&2; exit 1; }
[[ "$over" == *'5:3m'* ]] || { echo "changed: overline is written otherwise" >&2; exit 1; }
