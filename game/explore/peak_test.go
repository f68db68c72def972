package explore

import (
	"context"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/scenes"
)

// Effects behind the ending in the same node still count for the peak:
// the calmest run goes another way, though that is longer.
func TestPeakBehindAnEnding(t *testing.T) {
	for name, effect := range map[string]string{"suspicion": "`suspicion +30`", "trace": "`trace +3`"} {
		t.Run(name, func(t *testing.T) {
			s, err := scenes.Compile(fstest.MapFS{
				"story.md": {Data: []byte("---\ntitle: Peak\nstart: room.md\nendings:\n  out: {name: Out, hint: Go.}\n---\n\nPeaks.\n")},
				"room.md": {Data: []byte("---\ntitle: Room\nplace: Here\ncaught: \"#quiet\"\n---\n\n## Room\n\n- [Loud](#loud)\n- [Soft](#soft)\n" +
					"\n## Loud\n\n`ending out`\n\n" + effect + " The door bangs.\n\n## Soft\n\n- [On](#quiet)\n\n## Quiet\n\n`ending out`\n")},
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, tn := range tunings {
				way, err := Route(context.Background(), s, 0, Suspicion, Options{Difficulty: game.Agent, tuning: &tn})
				if err != nil {
					t.Fatal(err)
				}
				if way.Peak != 0 || len(way.Choices) != 2 {
					t.Errorf("the calmest run peaks at %d in %d choices, want 0 in 2", way.Peak, len(way.Choices))
				}
			}
		})
	}
}

// To lower by a meter that is below 0 is to raise: a run that does so peaks there, and the
// calmest one goes another way.
func TestPeakOfLoweringByLessThanNothing(t *testing.T) {
	for name, effect := range map[string]string{"suspicion": "`suspicion -nerve`", "trace": "`trace -nerve`"} {
		t.Run(name, func(t *testing.T) {
			s, err := scenes.Compile(fstest.MapFS{
				"story.md": {Data: []byte("---\ntitle: Peak\nstart: room.md\nmeters: {nerve: {name: Nerve, min: -3, max: 3, start: -3}}\n" +
					"endings:\n  out: {name: Out, hint: Go.}\n---\n\nPeaks.\n")},
				"room.md": {Data: []byte("---\ntitle: Room\nplace: Here\ncaught: \"#quiet\"\n---\n\n## Room\n\n- [Loud](#loud)\n- [Soft](#soft)\n" +
					"\n## Loud\n\n" + effect + " The door bangs.\n\n- [On](#out)\n\n## Soft\n\n- [On](#quiet)\n\n## Quiet\n\n- [On](#out)\n\n## Out\n\n`ending out`\n")},
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, tn := range tunings {
				way, err := Route(context.Background(), s, 0, Suspicion, Options{Difficulty: game.Agent, tuning: &tn})
				if err != nil {
					t.Fatal(err)
				}
				if way.Peak != 0 || len(way.Choices) != 3 {
					t.Errorf("the calmest run peaks at %d in %d choices, want 0 in 3", way.Peak, len(way.Choices))
				}
			}
		})
	}
}
