package tui

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/game/tui/plain"
	"cobalt/game/tui/session"
	"cobalt/scenes"
)

// A shown thing is something that a screen shows, and that plain mode tells, too.
type shown struct {
	name    string
	options func(testing.TB) session.Options
	keys    []string // that lead to the screen
	lines   string   // that are typed in plain mode
	screen  []string // the words on the screen
	plain   []string // the words in plain mode; nil: the same
}

// cobaltAt returns options to play the shipped story where a mission of it ends.
func cobaltAt(mission string) func(testing.TB) session.Options {
	return func(t testing.TB) session.Options {
		story, err := scenes.Cobalt()
		if err != nil {
			t.Fatal(err)
		}
		o := playing(t, story, game.Agent)
		o.Art, o.Settings.ReducedMotion = assets.Art, true
		if o.Run = (playthrough.Run{}); mission != "" {
			o.Run = played(t.(*testing.T), story, mission, 0)
		}
		return o
	}
}

// harbor returns options to play the tests' story from its beginning.
func harbor(t testing.TB) session.Options {
	o := playing(t, lockkeeper(t), game.Agent)
	o.Settings.ReducedMotion = true
	return o
}

// shownThings are what the screens show, in the order in which a player meets them.
var shownThings = []shown{
	{"the premise", cobaltAt(""), nil, "", []string{"A man dies on a platform in Budapest with the wrong train behind him."}, nil},
	{"how many endings were found", cobaltAt(""), nil, "endings\n", []string{"Endings: 0 of 14 found"}, nil},
	{"each difficulty in a sentence", harbor, []string{"esc", "2"}, "again forgiving\nagain ghost\n", []string{
		"How closely are you watched?", "Forgiving", "People notice less, and you can take any choice back.",
		"Even", "People notice what you do, and you can take any choice back.",
		"Unforgiving", "People notice more, and nothing can be taken back.",
	}, nil},
	{"what a choice takes, and why one is locked", harbor, nil, "", []string{"Take the papers off the hook", "1 minute"}, nil},
	{"the time that is left", harbor, []string{"2"}, "2\nstatus\n", []string{"4 minutes left"}, nil},
	{"the level of suspicion", harbor, []string{"2"}, "2\nstatus\n", []string{"Noticed 20"}, []string{"Suspicion 20 of 100, Noticed"}},
	{"an arrest", harbor, []string{"2", "3"}, "2\n3\n", []string{"Break the lamp", "It was the only one.", "Tarred rope", "Caught 100"}, []string{"Break the lamp", "It was the only one.", "Lost: Tarred rope", "now 100", "Caught."}},
	{"the floor by trace", cobaltAt("ending-custody.mission"), []string{"G", "enter"}, "status\n", []string{"trace 1"}, []string{"Trace 1", "Suspicion cannot fall below 10."}},
	{"the floor by trace in play", cobaltAt("chase-caught.mission"), nil, "status\n", []string{"not below"}, []string{"Suspicion cannot fall below"}},
	{"what is carried and known, with what it is", cobaltAt("prison-boilers-osip.mission"), []string{"i"}, "i\n", []string{
		"Half of the code sheet", "Thirty-one lines of sixty-two, in his thumb's shadow.", "Hannaway's message", "Nineteen seconds. Carter has it.",
	}, nil},
	{"people, their trust, and what they said last", cobaltAt("prison-boilers-osip.mission"), []string{"i"}, "i\n", []string{
		"Carter", "She plans, drives, and says little.", "Carter's trust: 3", "Brandt's trust", "I have a truck that smells of other people's shirts.", "Osip Lazar",
	}, nil},
	{"documents", harbor, []string{"3"}, "3\n", []string{"TIDES, INNER BASIN"}, nil},
	{"the passages of the run", cobaltAt("prison-boilers-osip.mission"), []string{"l"}, "log\nlog 19\n", []string{"Keep her rule and lie still", "The rod goes into two sacks and finds sheets."}, nil},
	{"suspicion and time after each choice", harbor, []string{"2", "4", "w"}, "2\n4\nrewind\n", []string{"suspicion 20", "2 minutes", "5 minutes"}, nil},
	{"what was taken back", harbor, []string{"2", "u", "w"}, "2\nback\nrewind\n", []string{"taken back"}, nil},
	{"the map", harbor, []string{"2", "m"}, "2\nmap\n", []string{"of 10 places found"}, nil},
	{"an ending's page", cobaltAt("ending-custody.mission"), []string{"G", "enter"}, "", []string{"76 choices, 45 minutes, trace 1, suspicion 10", "1 of 14 found"}, nil},
	{"the highest suspicion", cobaltAt("ending-custody.mission"), []string{"G", "enter", "enter"}, "", []string{"Suspicion was highest, 50, at: Break the door, and turn the red wheel (Block C)"}, nil},
	{"who noticed, and what decided the end", cobaltAt("ending-custody.mission"), []string{"G", "enter", "enter", "1"}, "why\n", []string{"Watched 50, Block C: Break the door, and turn the red wheel"}, nil},
	{"the card", cobaltAt("ending-custody.mission"), []string{"y"}, "card\n", []string{"Cobalt: Custody", "76 choices"}, nil},
	{"the missions", func(t testing.TB) session.Options { o, _ := withLibrary(t, nil); return o }, []string{"o"}, "missions\n", []string{"the whistle", "being played", "before the tide", "1 of 4 choices", "parts from the story", "of a newer version of the game"}, nil},
	{"hints of endings", cobaltAt("ending-custody.mission"), []string{"e"}, "endings\n", []string{"Custody", "found in this run, in 76 choices", "The sledge at the fence has one place."}, nil},
}

// TestPlainTellsWhatScreensShow holds for each thing that a screen shows that the screen
// shows it, and that plain mode tells it.
func TestPlainTellsWhatScreensShow(t *testing.T) {
	for _, s := range shownThings {
		t.Run(s.name, func(t *testing.T) {
			m := New(s.options(t))
			m.Update(tea.WindowSizeMsg{Width: 110, Height: 60})
			feed(m, s.keys...)
			onScreen := unbroken(text(m))
			for _, want := range s.screen {
				if !strings.Contains(onScreen, want) {
					t.Errorf("the screen does not show %q:\n%s", want, text(m))
				}
			}
			var out bytes.Buffer
			if _, err := plain.Play(t.Context(), s.options(t), strings.NewReader(s.lines), &out); err != nil {
				t.Fatal(err)
			}
			told := s.plain
			if told == nil {
				told = s.screen
			}
			for _, want := range told {
				if !strings.Contains(unbroken(out.String()), want) {
					t.Errorf("plain mode does not tell %q:\n%s", want, out.String())
				}
			}
		})
	}
}

// unbroken returns a text with single blanks for all there are, without rules and bars.
func unbroken(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r >= '─' && r <= '◿' }), " ")
}
