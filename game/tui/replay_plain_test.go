package tui

import (
	"bytes"
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/tui/pace"
	"cobalt/game/tui/plain"
)

// TestReplayPlain holds the telling of a run in lines against golden transcripts.
func TestReplayPlain(t *testing.T) {
	story := lockkeeper(t)
	for name, tape := range map[string]keep.Tape{
		"across": {Run: recorded(t, story, game.Agent, 0, 0, 1)},
		"open":   {Run: recorded(t, story, game.Ghost, 3, 1)},
		"parted": {
			Run: recorded(t, story, game.Agent, 2), Damaged: true, Parted: "Line 4: there is no choice \"fl\x1by\"\nto be chosen: go-on-to-the-gate",
			Checks: []keep.Check{{Choices: 1, Line: 2}, {Choices: 1, Line: 3, Fault: "expected rope; rope is not carried"}},
		},
		"nothing": {Run: recorded(t, story, game.Agent)},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			o, w := watching(t)
			o.Story, o.Replay = story, &tape
			if err := plain.Replay(t.Context(), o, false, &out); err != nil {
				t.Fatal(err)
			}
			if i := bytes.IndexFunc(out.Bytes(), func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7f }); i >= 0 {
				t.Errorf("a control character is written, at byte %d", i)
			}
			if len(w.waits) > 0 {
				t.Error("it waits though nobody asked")
			}
			golden.RequireEqual(t, out.Bytes())
		})
	}
}

// TestReplayPlainPaced holds that lines take their time if that is asked for, and
// that the waiting can be stopped.
func TestReplayPlainPaced(t *testing.T) {
	o, w := watching(t)
	var out bytes.Buffer
	if err := plain.Replay(t.Context(), o, true, &out); err != nil {
		t.Fatal(err)
	}
	if want := pace.NewScore(pace.Pace{}, o.Story.Text[0], o.Replay.Run.Steps()).Spans[:4]; !reflect.DeepEqual(w.waits, want) {
		t.Errorf("it waits %v, want %v", w.waits, want)
	}
	ctx, cancel := context.WithCancel(t.Context())
	o.After = func(time.Duration) <-chan time.Time { cancel(); return nil }
	if err := plain.Replay(ctx, o, true, &out); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	if err := plain.Replay(t.Context(), o, false, brokenPipe{}); err == nil {
		t.Error("nobody says that nothing can be written")
	}
}
