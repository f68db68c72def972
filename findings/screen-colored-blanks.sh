#!/usr/bin/env bash
# Guess:  a colored bar that Bubble Tea draws keeps its color over its blanks in GNU screen, since
#         TERM says "screen" there and the library looks at TERM.
# Truth:  the blanks come out without color. Bubble Tea erases them (ECH) in the bar's color, which
#         needs a terminal with bce; screen has none unless told "defbce on", and its terminfo entry
#         does not claim it. Blanks printed one by one are colored, and in tmux either way works.
# Why:    a status bar or a chosen line shows as colored words with holes between them; a bar made
#         of blanks alone is invisible. Put no meaning in the color of blanks.
# Seen:   charm.land/bubbletea/v2 v2.1.1, GNU screen 4.9.0, tmux 3.3a (Debian 12).
set -euo pipefail
dir=$(mktemp -d); cd "$dir"
trap 'tmux -S "$dir/socket" kill-server 2>/dev/null || true; rm -rf "$dir"' EXIT
for tool in tmux screen; do
  command -v $tool >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends $tool; } >/dev/null
done
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get charm.land/bubbletea/v2@v2.1.1 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

type model struct{}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		return m, tea.Quit
	}
	return m, nil
}

func (m model) View() tea.View {
	view := tea.NewView("\x1b[44mleft" + strings.Repeat(" ", 30) + "right\x1b[m\nready")
	view.AltScreen = true
	return view
}

func main() { tea.NewProgram(model{}).Run() }
GO
go build -o bubbletea .
printf '#!/bin/sh\nprintf "\\033[2J\\033[H\\033[44mleft%%30sright\\033[m\\nready"\nread -r key\n' > printed
chmod +x printed
# look CMD: says whether the blanks of the bar are colored: no change of color stands before "right".
look() {
  tmux -S "$dir/socket" -f /dev/null new-session -d -x 60 -y 10 "TERM=screen-256color $1"
  local screen='' i
  for i in $(seq 100); do
    screen=$(tmux -S "$dir/socket" capture-pane -e -p); [[ $screen != *ready* ]] || break; sleep 0.2
  done
  tmux -S "$dir/socket" send-keys Enter
  while tmux -S "$dir/socket" has-session 2>/dev/null; do sleep 0.1; done
  if grep -q $'\e\[44mleft \{30\}right' <<< "$screen"; then echo colored
  elif grep -q $'\e\[44mleft\e\[49m \{30\}\e\[44mright' <<< "$screen"; then echo bare
  else echo unknown; fi
}
{ tmux -V; screen --version || true; } | head -2
seen="tmux: $(look ./bubbletea), screen: $(look "screen -c /dev/null ./bubbletea"), screen and printf: $(look "screen -c /dev/null ./printed")"
echo "$seen"
[ "$seen" = "tmux: colored, screen: bare, screen and printf: colored" ] ||
  { echo "changed: colored blanks show otherwise" >&2; exit 1; }
