package daily

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"cobalt/game"
	"cobalt/game/explore"
	"cobalt/game/mission"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

func compile(t *testing.T) *game.Story {
	t.Helper()
	s, err := scenes.Compile(scenestest.Chapters(60, 1))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func find(t *testing.T, s *game.Story, day string) *Mission {
	t.Helper()
	m, err := Find(t.Context(), s, day, explore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// A day has one mission, another day another, and other rules another; it begins in the
// story's middle, and its file is read back as it was.
func TestFind(t *testing.T) {
	s := compile(t)
	openings := map[string]bool{}
	for _, day := range []string{"2026-11-29", "2026-11-30", "2026-12-01"} {
		m, again := find(t, s, day), find(t, s, day)
		if !slices.Equal(m.Opening, again.Opening) || m.Ending != again.Ending || m.Least != again.Least {
			t.Errorf("%s: %+v, and then %+v", day, m, again)
		}
		if len(m.Opening) == 0 || m.Least < 1 {
			t.Errorf("%s: %+v", day, m)
		}
		f, err := m.File(s)
		if err != nil {
			t.Fatal(err)
		}
		openings[string(f.Bytes())] = true
		read, err := mission.Parse("today", f.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if got, err := Of(s, read); err != nil || !slices.Equal(got.Opening, m.Opening) || got.From != m.From || got.Least != m.Least || got.Ending != m.Ending || got.Day != day {
			t.Errorf("%+v is read back as %+v, %v", m, got, err)
		}
		if result, err := mission.Run(s, read, mission.Options{}); err != nil || !result.OK {
			t.Errorf("the file does not run: %v", err)
		}
	}
	if len(openings) != 3 {
		t.Errorf("three days have %d missions", len(openings))
	}
	other := *s
	other.Rules = "sha256:0"
	if m, changed := find(t, s, "2026-11-29"), find(t, &other, "2026-11-29"); slices.Equal(m.Opening, changed.Opening) {
		t.Error("other rules have the same mission")
	}
}

// The proven way does the mission in the least choices; a run that leaves it, or begins
// otherwise, or is on another difficulty, does not.
func TestDone(t *testing.T) {
	s := compile(t)
	m := find(t, s, "2026-11-29")
	ways, err := explore.ShortestFrom(t.Context(), s, m.From, explore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	write := func(d game.Difficulty, choices []game.ChoiceID) *mission.File {
		f := mission.New(s, d)
		for _, c := range choices {
			if err := f.AddChoice(s.Choices[c].ID, mission.Untimed); err != nil {
				t.Fatal(err)
			}
		}
		return f
	}
	whole := slices.Concat(m.Opening, ways[m.Ending].Choices)
	if choices, minutes, done := m.Done(s, write(game.Agent, whole)); !done || choices != m.Least || minutes < 0 {
		t.Errorf("%d choices, %d minutes, %v; the least are %d", choices, minutes, done, m.Least)
	}
	for name, f := range map[string]*mission.File{
		"not ended":          write(game.Agent, whole[:len(whole)-1]),
		"the way alone":      write(game.Agent, ways[m.Ending].Choices),
		"another difficulty": write(game.Ghost, whole),
	} {
		if _, _, done := m.Done(s, f); done {
			t.Errorf("%s: it is done", name)
		}
	}
	f, err := m.File(s)
	for _, c := range ways[m.Ending].Choices {
		if err == nil {
			err = f.AddChoice(s.Choices[c].ID, mission.Untimed)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	if got, err := Of(s, f); err != nil || !slices.Equal(got.Opening, m.Opening) || got.From != m.From {
		t.Errorf("a run that goes on is of the mission %+v, %v", got, err)
	}
	for e, way := range ways {
		if way != nil && game.EndingID(e) != m.Ending {
			if _, _, done := m.Done(s, write(game.Agent, slices.Concat(m.Opening, way.Choices))); done {
				t.Errorf("the ending %s is as good", s.Endings[e].ID)
			}
		}
	}
	run, err := m.Start(s, time.Time{})
	if err != nil || !m.Begins(run) || run.Now().State != m.From {
		t.Errorf("a run that is begun does not begin as the mission: %v", err)
	}
	for before, ok := run.Back(); ok; before, ok = before.Back() {
		if m.Begins(before) {
			t.Errorf("a run of %d choices begins as the mission", before.Choices())
		}
	}
}

// A story that ends with its first choice has no mission, and a file that is none is
// refused.
func TestNone(t *testing.T) {
	s, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: Short\nstart: a.md\nendings:\n  out: {name: Out, hint: Go.}\n---\n\nA yard.\n")},
		"a.md":     {Data: []byte("---\ntitle: A\nplace: Here\n---\n\n## Here\n\n- [Go](#there)\n\n## There\n\n`ending out`\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Find(t.Context(), s, "2026-11-29", explore.Options{}); !errors.Is(err, ErrNone) {
		t.Error(err)
	}
	for _, text := range []string{"---\nday: 2026-11-29\n---\ngo\n", "---\nday: x\ngoal: out\nleast: 1\nopening: 1\n---\ngo\n", "---\nday: 2026-11-29\ngoal: in\nleast: 1\nopening: 1\n---\ngo\n", "---\nday: 2026-11-29\ngoal: out\nleast: 1\nopening: 1\n---\nwait\n"} {
		f, err := mission.Parse("x", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if m, err := Of(s, f); err == nil {
			t.Errorf("%q is %+v", text, m)
		}
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Find(ended, compile(t), "2026-11-29", explore.Options{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// The shipped story has a mission that can be done.
func TestShipped(t *testing.T) {
	if testing.Short() {
		t.Skip("it proves the shipped story")
	}
	s, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	m := find(t, s, "2026-11-29")
	if len(m.Opening) < 10 || m.Least < fewChoices {
		t.Errorf("%+v", m)
	}
	t.Log(m.Goal(s))
}
