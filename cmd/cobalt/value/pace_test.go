package value

import (
	"testing"

	"cobalt/game/tui/pace"
)

func TestPace(t *testing.T) {
	for text, want := range map[string]pace.Pace{"recorded": {Recorded: true}, "read": {}, "400": {Words: 400}} {
		var f Pace
		if f.String() != "" {
			t.Errorf("the default is %q", f.String())
		}
		if err := f.Set(text); err != nil || f.Value != want || f.String() != text {
			t.Errorf("%s: %+v, %q, %v", text, f.Value, f.String(), err)
		}
	}
}
