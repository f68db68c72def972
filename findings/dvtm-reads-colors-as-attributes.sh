#!/usr/bin/env bash
# Guess:  dvtm, which knows 256 colors, leaves a color of 24 bits out or takes the nearest one.
# Truth:  it reads the numbers behind "38" one by one: "38;2;10;200;30" is faint (2) and black (30), so
#         green text is black on a dark ground. Colons are dropped: the curly underline "4:3" is 43, a
#         yellow ground.
# Why:    COLORTERM=truecolor is inherited from the terminal outside, so a program that goes by it
#         sends what dvtm cannot read. TERM=dvtm-256color has to count for more than COLORTERM.
# Seen:   dvtm 0.15+40 (Debian 12), looked at through tmux 3.3a.
set -euo pipefail
if ! command -v dvtm >/dev/null || ! command -v tmux >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends dvtm tmux; } >/dev/null
fi
dir=$(mktemp -d)
trap 'tmux -S "$dir/socket" kill-server 2>/dev/null || true; rm -rf "$dir"' EXIT
cd "$dir"

cat > colors <<'SH'
#!/bin/sh
printf '\033[38;2;10;200;30mtrue\033[0m \033[38;5;208mindexed\033[0m \033[4:3mcurly\033[0m plain'
sleep 60
SH
chmod +x colors
COLORTERM=truecolor tmux -f /dev/null -S "$dir/socket" new-session -d -x 60 -y 12 "TERM=xterm-256color dvtm $dir/colors"
for _ in $(seq 100); do
	row=$(tmux -S "$dir/socket" capture-pane -e -p | grep plain || true)
	[ -z "$row" ] || break
	sleep 0.1
done
attributes() { printf '%s\n' "$row" | sed 's/\x1b\[0m//g' | grep -oP "(\x1b\[[0-9;]*m)+$1" | tr -d '\033' ; }
got=$(attributes true; attributes indexed; attributes curly)
echo "$got"
want='[2m[30mtrue
[38;5;208mindexed
[43mcurly'
[ "$got" = "$want" ] || { echo "changed: dvtm reads these colors otherwise" >&2; exit 1; }
