package explore

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/scenes"
)

// The calmest run takes the soft way, though that is longer, because the loud one raises
// suspicion: by an effect behind the ending in the same node, or by lowering by a meter
// that is below 0.
func TestPeak(t *testing.T) {
	const (
		atOnce = "## Loud\n\n`ending out`\n\nEFFECT The door bangs.\n\n## Soft\n\n- [On](#quiet)\n\n## Quiet\n\n`ending out`\n"
		later  = "## Loud\n\nEFFECT The door bangs.\n\n- [On](#out)\n\n## Soft\n\n- [On](#quiet)\n\n## Quiet\n\n- [On](#out)\n\n## Out\n\n`ending out`\n"
	)
	for name, c := range map[string]struct {
		nodes, effect string
		choices       int
	}{
		"suspicion behind an ending":     {atOnce, "`suspicion +30`", 2},
		"trace behind an ending":         {atOnce, "`trace +3`", 2},
		"suspicion less a meter below 0": {later, "`suspicion -nerve`", 3},
		"trace less a meter below 0":     {later, "`trace -nerve`", 3},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := scenes.Compile(fstest.MapFS{
				"story.md": {Data: []byte("---\ntitle: Peak\nstart: room.md\nmeters: {nerve: {name: Nerve, min: -3, max: 3, start: -3}}\n" +
					"endings:\n  out: {name: Out, hint: Go.}\n---\n\nPeaks.\n")},
				"room.md": {Data: []byte("---\ntitle: Room\nplace: Here\ncaught: \"#quiet\"\n---\n\n## Room\n\n- [Loud](#loud)\n- [Soft](#soft)\n\n" +
					strings.ReplaceAll(c.nodes, "EFFECT", c.effect))},
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, tn := range tunings {
				way, err := Route(context.Background(), s, 0, Suspicion, Options{Difficulty: game.Agent, tuning: &tn})
				if err != nil {
					t.Fatal(err)
				}
				if way.Peak != 0 || len(way.Choices) != c.choices {
					t.Errorf("the calmest run peaks at %d in %d choices, want 0 in %d", way.Peak, len(way.Choices), c.choices)
				}
			}
		})
	}
}
