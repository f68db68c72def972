#!/usr/bin/env bash
# Guess:  "tmux send-keys -l TEXT" types TEXT, letter by letter: -l is for literal.
# Truth:  a semicolon at the end of an argument is cut off before send-keys sees it, as the separator
#         of tmux's own commands; without -l the rest of the command line becomes a second command.
#         Two of them type one; a semicolon inside is typed.
# Why:    a test that types a player's words into a real terminal types other words, and a note or a
#         line of code ends without its semicolon. Put a backslash before the last one.
# Seen:   tmux 3.3a (Debian 12).
set -euo pipefail
dir=$(mktemp -d)
tm() { tmux -S "$dir/socket" -f /dev/null "$@"; }
trap 'tm kill-server 2>/dev/null || true; rm -rf "$dir"' EXIT; cd "$dir"
command -v tmux >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends tmux; } >/dev/null
export LC_ALL=C.UTF-8

tm new-session -d -x 40 -y 9 'touch ready; cat > typed'
for _ in $(seq 100); do [ -e ready ] && break; sleep 0.1; done
for text in 'wait;' 'wait;;' 'a;b' 'wait\;'; do
  tm send-keys -l "$text"
  tm send-keys Enter
done
for _ in $(seq 100); do [ "$(wc -l < typed)" -ge 4 ] && break; sleep 0.1; done
tmux -V
paste -d ' ' <(printf '%s\n' 'wait;' 'wait;;' 'a;b' 'wait\;') <(sed 's/^/typed: /' typed)
[ "$(cat typed)" = 'wait
wait;
a;b
wait;' ] || { echo "changed: tmux types other texts" >&2; exit 1; }
