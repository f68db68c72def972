package explore

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/scenes"
)

// compileDoors returns a story of a corridor of doors, each of which is opened or
// left, and a text at its end that only one combination in many shows. If it is dead
// none does, because the last door asks that its text fails.
func compileDoors(t *testing.T, doors int, dead bool) *game.Story {
	t.Helper()
	var facts, corridor strings.Builder
	guard := "clue"
	for i := range doors {
		fmt.Fprintf(&facts, "  door_%c:\n", 'a'+i)
		fmt.Fprintf(&corridor, "## N%d\n\n- [Open](#n%d) `learn door_%c`\n- [Leave](#n%d)\n\n", i, i+1, 'a'+i, i+1)
		if guard += " and "; i%3 == 0 {
			guard += "not "
		}
		guard += fmt.Sprintf("door_%c", 'a'+i)
	}
	last := ""
	if dead {
		last = fmt.Sprintf(" `if not (%s)`", guard)
	}
	fmt.Fprintf(&corridor, "## N%d\n\n- [Go](#end)%s\n- [Stay out](#out)\n\n## Out\n\n`ending out`\n\n## End\n\n`if %s` Found.\n\n`else` Not `if clue` yet `end`.\n\n`ending out`\n", doors, last, guard)
	s, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: T\nstart: a.md\nfacts:\n  clue:\n" + facts.String() + "endings: {out: {name: Out}}\n---\n")},
		"a.md":     {Data: []byte("## Start\n\n- [Look](#n0) `learn clue`\n- [Go](#n0)\n\n" + corridor.String())},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A text that hardly any random run shows is found by runs that are aimed at it.
func TestAimedPlay(t *testing.T) {
	s := compileDoors(t, 20, false)
	v := newVerifier(s, Options{})
	if _, err := v.prove(context.Background()); err != nil {
		t.Fatal(err)
	}
	unseen, _ := v.doubtful()
	p := newTextPlayer(v, unseen, nil)
	p.play(context.Background(), game.Agent, mostRounds)
	if p.waiting == 0 {
		t.Fatal("random runs show everything: nothing is left to aim at")
	}
	p.playAimed(context.Background(), game.Agent, 2*aimedRounds)
	if p.waiting > 0 {
		t.Errorf("%d texts are not shown by runs that are aimed at them", p.waiting)
	}
}

// A text is found from a run that is followed past it.
func TestFollowedRun(t *testing.T) {
	const doors = 20
	s := compileDoors(t, doors, false)
	v := newVerifier(s, Options{})
	if _, err := v.prove(context.Background()); err != nil {
		t.Fatal(err)
	}
	unseen, _ := v.doubtful()
	p := newTextPlayer(v, unseen, nil)
	var run []game.ChoiceID
	choose := func(node string, choice game.ChoiceID) {
		n, err := s.Scope(0).Node("#" + node)
		if err != nil {
			t.Fatal(err)
		}
		run = append(run, s.Nodes[n].First+choice)
	}
	choose("start", 0)
	for i := range doors {
		leave := game.ChoiceID(0)
		if i%3 == 0 {
			leave = 1
		}
		choose(fmt.Sprint("n", i), leave)
	}
	choose(fmt.Sprint("n", doors), 1)
	p.follow(context.Background(), game.Agent, run)
	if p.waiting > 0 {
		t.Errorf("%d texts are not shown by runs that leave the way of one that was followed", p.waiting)
	}
}

// A text that no run shows is told of, however near to it runs come.
func TestDeadTextBehindDoors(t *testing.T) {
	for _, tn := range []*tuning{nil, &diagramsOnly, &walkOnly} {
		r, err := Verify(context.Background(), compileDoors(t, 12, true), Options{tuning: tn})
		if err != nil || !r.Complete {
			t.Fatal(err)
		}
		var dead []string
		for _, w := range r.Warnings {
			if w.Kind == DeadText {
				dead = append(dead, w.Message)
			}
		}
		if len(dead) != 1 || !strings.Contains(dead[0], "clue and not door_a and door_b") {
			t.Errorf("dead texts %q", dead)
		}
	}
}
