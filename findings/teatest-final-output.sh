#!/usr/bin/env bash
# Guess:  FinalOutput of teatest gives all that the program wrote, to its end, whether or not the test has
#         waited for something before; two calls of WaitFor may wait for two words of one screen.
# Truth:  WaitFor takes what it has read out of the output. FinalOutput gives the rest alone: after a WaitFor
#         for the first screen nothing of that screen, only what was drawn anew since. A second WaitFor for
#         another word of the same screen never finds it, and fails when its time is up.
# Why:    a golden file made so depends on how much had been written when WaitFor looked, so that it fails
#         on a loaded machine; and a line that was never drawn again is missing for good. Wait for all
#         words in one condition, or copy the output by io.TeeReader first.
# Seen:   github.com/charmbracelet/x/exp/teatest/v2 of 2026-08-23, charm.land/bubbletea/v2 v2.1.1.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get charm.land/bubbletea/v2@v2.1.1 github.com/charmbracelet/x/exp/teatest/v2@v2.0.0-20260823001701-96af6d2cb5f6 2>/dev/null

cat > final_test.go <<'GO'
package try

import (
	"bytes"
	"fmt"
	"io"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/teatest/v2"
)

type screen struct{ typed string }

func (s screen) Init() tea.Cmd { return nil }

func (s screen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		if key.String() == "q" {
			return s, tea.Quit
		}
		s.typed += key.String()
	}
	return s, nil
}

func (s screen) View() tea.View { return tea.NewView("the heading\ntyped: " + s.typed) }

func TestFinal(t *testing.T) {
	for _, waits := range []bool{false, true} {
		tm := teatest.NewTestModel(t, screen{}, teatest.WithInitialTermSize(30, 5))
		if waits {
			teatest.WaitFor(t, tm.Output(), func(out []byte) bool {
				return bytes.Contains(out, []byte("typed:"))
			}, teatest.WithDuration(time.Minute))
		}
		tm.Type("abq")
		out, err := io.ReadAll(tm.FinalOutput(t, teatest.WithFinalTimeout(time.Minute)))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Printf("waited before: %v, final output has the heading: %v, typed: %s\n",
			waits, bytes.Contains(out, []byte("the heading")), tm.FinalModel(t).(screen).typed)
	}
}
GO
got=$(go test ./... -run TestFinal -count 1 -v | grep '^waited' || true)
echo "$got"
want='waited before: false, final output has the heading: true, typed: ab
waited before: true, final output has the heading: false, typed: ab'
[ "$got" = "$want" ] || { echo "changed: the final output holds something else" >&2; exit 1; }
