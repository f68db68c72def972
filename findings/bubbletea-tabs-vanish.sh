#!/usr/bin/env bash
# Guess:  a tab in a view is shown as blanks, as by the terminal itself, or by lipgloss, which makes four.
# Truth:  it is not shown at all: "name<tab>value" is written as "namevalue". Only what went through a
#         style's Render has blanks.
# Why:    a file or a log that is shown as it is loses its columns and its indentation, while the same text
#         in a bordered box has them. Replace tabs when a text is loaded.
# Seen:   charm.land/bubbletea/v2 v2.1.1, charm.land/lipgloss/v2 v2.1.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get charm.land/bubbletea/v2@v2.1.1 charm.land/lipgloss/v2@v2.1.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

type shown string

type done struct{}

func (s shown) Init() tea.Cmd {
	return tea.Tick(300*time.Millisecond, func(time.Time) tea.Msg { return done{} })
}

func (s shown) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(done); ok {
		return s, tea.Quit
	}
	return s, nil
}

func (s shown) View() tea.View { return tea.NewView(string(s)) }

var escapes = regexp.MustCompile("\x1b\\[[?>=]?[0-9;]*[A-Za-z]|\x1b[=>]")

func main() {
	for _, text := range []string{"name value", "name\tvalue", lipgloss.NewStyle().Render("name\tvalue")} {
		var out bytes.Buffer
		program := tea.NewProgram(shown(text), tea.WithInput(nil), tea.WithOutput(&out), tea.WithWindowSize(40, 5),
			tea.WithEnvironment([]string{"TERM=xterm-256color"}))
		if _, err := program.Run(); err != nil {
			panic(err)
		}
		fmt.Printf("%q: %q\n", text, strings.Trim(escapes.ReplaceAllString(out.String(), ""), "\r\n"))
	}
}
GO
got=$(go run .)
echo "$got"
want='"name value": "name value"
"name\tvalue": "namevalue"
"name    value": "name    value"'
[ "$got" = "$want" ] || { echo "changed: tabs are shown otherwise" >&2; exit 1; }
