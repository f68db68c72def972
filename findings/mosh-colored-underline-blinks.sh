#!/usr/bin/env bash
# Guess:  mosh, which passes colors of 24 bits, leaves out what it does not know of an underline: its
#         color and its shape.
# Truth:  "4;58;5;208", an underline in color 208, arrives underlined and blinking: 58 is skipped, and
#         the 5 behind it is taken for blink. "4:3", a curly underline, is no underline at all, and
#         "38:5:208", a color with colons as terminfo's newer entries have it, is no color.
# Why:    a link or a misspelling in a program that otherwise never blinks blinks for whoever plays
#         over mosh, reduced motion or not. Underline in the text's own color, and write colors with
#         semicolons.
# Seen:   mosh 1.4.0 (Debian 12), looked at through tmux 3.3a.
set -euo pipefail
if ! command -v mosh-server >/dev/null || ! command -v tmux >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends mosh tmux; } >/dev/null
fi
export LC_ALL=C.UTF-8
dir=$(mktemp -d)
trap 'tmux -S "$dir/socket" kill-server 2>/dev/null || true; rm -rf "$dir"' EXIT
cd "$dir"

cat > words <<'SH'
#!/bin/sh
printf '\033[4;58;5;208mcolored\033[0m \033[4:3mcurly\033[0m \033[4munderlined\033[0m \033[38:5:208mcolons\033[0m \033[38;5;208msemicolons\033[0m end'
sleep 30
SH
chmod +x words
answer=$(mosh-server new -i 127.0.0.1 -- "$dir/words" 2>/dev/null | grep '^MOSH CONNECT')
read -r _ _ port key <<<"$answer"
MOSH_KEY=$key tmux -f /dev/null -S "$dir/socket" new-session -d -x 100 -y 12 "TERM=xterm-256color mosh-client 127.0.0.1 $port"
for _ in $(seq 200); do
	row=$(tmux -S "$dir/socket" capture-pane -e -p | grep ' end' || true)
	[ -z "$row" ] || break
	sleep 0.1
done
got=$(for word in colored curly underlined colons semicolons; do
	printf '%s: %s\n' "$word" "$(printf '%s\n' "$row" | sed -E 's/\x1b\[(0|39|49)m//g' | grep -oP "(\x1b\[[0-9;]*m)*$word" | sed "s/$word//" | tr -d '\033')"
done)
echo "$got"
want='colored: [4;5m
curly: 
underlined: [4m
colons: 
semicolons: [38;5;208m'
[ "$got" = "$want" ] || { echo "changed: mosh passes these words otherwise" >&2; exit 1; }
