// Command bare is the smallest Bubble Tea program that fills a terminal: what
// the game's first frame is measured beside.
package main

import (
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"
)

type line struct{}

func (line) Init() tea.Cmd { return nil }

func (l line) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, pressed := msg.(tea.KeyPressMsg); pressed {
		return l, tea.Quit
	}
	return l, nil
}

func (line) View() tea.View {
	v := tea.NewView("bare")
	v.AltScreen = true
	return v
}

func main() {
	if _, err := tea.NewProgram(line{}).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
