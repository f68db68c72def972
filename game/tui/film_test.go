package tui

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/tui/screen/play"
	"cobalt/game/tui/session"
	"cobalt/game/tui/widget"
	"cobalt/scenes"
)

// filmed returns the shots of a run.
func filmed(t *testing.T, o session.Options, width, height int, takes ...Take) []Shot {
	t.Helper()
	var shots []Shot
	if err := Film(t.Context(), o, width, height, takes, func(s Shot) error { shots = append(shots, s); return nil }); err != nil {
		t.Fatal(err)
	}
	return shots
}

// untimed are takes without times.
func untimed(choices ...int) []Take {
	takes := make([]Take, len(choices))
	for i, c := range choices {
		takes[i] = Take{Choice: c, At: -1}
	}
	return takes
}

// TestFilm plays films in a terminal, and holds that its last screen is the one
// that the game shows there.
func TestFilm(t *testing.T) {
	for _, choices := range [][]int{nil, {0}, {3, 3}, {0, 0, 1}, {2, 0, 1}} {
		for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 40}} {
			for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ASCII} {
				t.Run(fmt.Sprintf("%v/%dx%d-%s", choices, size[0], size[1], profile), func(t *testing.T) {
					o := playing(t, lockkeeper(t), game.Agent)
					o.Profile = profile
					checkFilm(t, o, choices, size[0], size[1])
				})
			}
		}
	}
}

func checkFilm(t *testing.T, o session.Options, choices []int, width, height int) {
	t.Helper()
	var output strings.Builder
	for _, s := range filmed(t, o, width, height, untimed(choices...)...) {
		output.WriteString(s.Output)
	}
	played := New(o)
	for i, c := range choices {
		if i+1 == len(choices) { // so that its ending has just been come to
			played = New(o)
			played.ctx.Choose(c)
			o.Run = played.ctx.Run
			break
		}
		var err error
		if o.Run, err = o.Run.Choose(c, time.Duration(i)); err != nil {
			t.Fatal(err)
		}
	}
	want := terminal(t, played, o.Profile, width, height, readToEnd(t, o, width, height)...)
	// As in a terminal that plays a recording, and unlike in emulate, a newline
	// only moves the cursor down.
	got := emulate(width, height, "\x1b[20l"+output.String())
	if got.Render() != want.Render() {
		t.Errorf("the film ends with\n%s\nnot with\n%s", got.String(), want.String())
	}
}

// readToEnd are the keys that read a run's last passage to its end.
func readToEnd(t *testing.T, o session.Options, width, height int) []tea.Msg {
	t.Helper()
	m := New(o)
	m.Update(tea.WindowSizeMsg{Width: width, Height: height})
	keys := slices.Repeat([]tea.Msg{press("space")}, readOn(m))
	if _, ended := o.Run.Now().State.Ended(); ended {
		keys = append(keys, press("enter")) // its page
	}
	return keys
}

// TestFilmTimes holds that a film keeps the times of its run.
func TestFilmTimes(t *testing.T) {
	o := playing(t, lockkeeper(t), game.Agent)
	takes := []Take{{Choice: 3, At: 90 * time.Second}, {Choice: 3, At: 91 * time.Second}}
	var now time.Duration
	changed := map[time.Duration]bool{}
	for _, s := range filmed(t, o, 80, 24, takes...) {
		if s.After < 0 {
			t.Errorf("a shot comes %s before the one before it", -s.After)
		}
		now += s.After
		changed[now] = true
	}
	for _, take := range takes {
		if !changed[take.At] {
			t.Errorf("nothing is shown at %s", take.At)
		}
	}
}

// TestFilmScenes holds at which shots scenes begin.
func TestFilmScenes(t *testing.T) {
	var scenes []string
	for _, s := range filmed(t, playing(t, lockkeeper(t), game.Agent), 80, 24, untimed(0, 0, 1)...) {
		if s.Scene != "" {
			scenes = append(scenes, s.Scene)
		}
	}
	if want := "The Harbor, The Bridge"; strings.Join(scenes, ", ") != want {
		t.Errorf("the scenes are %q, want %s", scenes, want)
	}
}

// TestFilmFails holds which errors end a film.
func TestFilmFails(t *testing.T) {
	o := playing(t, lockkeeper(t), game.Agent)
	if err := Film(t.Context(), o, 80, 24, untimed(99), func(Shot) error { return nil }); !errors.Is(err, game.ErrNotOffered) {
		t.Errorf("a take that is none: %v", err)
	}
	shots := 0
	err := Film(t.Context(), o, 80, 24, untimed(0, 0), func(Shot) error { shots++; return errDisk })
	if !errors.Is(err, errDisk) || shots != 1 {
		t.Errorf("%d shots, %v", shots, err)
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(errDisk)
	if err := Film(ctx, o, 80, 24, untimed(0), func(Shot) error { return nil }); !errors.Is(err, errDisk) {
		t.Errorf("canceled: %v", err)
	}
}

// TestFilmShipped plays the shipped story at random, at random sizes, and checks
// the same as TestFilm.
func TestFilmShipped(t *testing.T) {
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(11, 22))
	for range 12 {
		width, height := widget.MinWidth+random.IntN(90), widget.MinHeight+random.IntN(40)
		choices := randomPlay(t, story, random, random.IntN(30))
		t.Run(fmt.Sprintf("%dx%d/%v", width, height, choices), func(t *testing.T) {
			o := playing(t, story, game.Agent)
			o.Art = assets.Art
			checkFilm(t, o, choices, width, height)
		})
	}
}

// randomPlay takes so many choices at random, as far as there are any, and
// returns them.
func randomPlay(t *testing.T, story *game.Story, random *rand.Rand, most int) []int {
	t.Helper()
	state, err := story.Begin(game.Agent, nil)
	var taken []int
	for len(taken) < most && err == nil {
		var open []int
		for _, option := range story.Options(&state, nil) {
			if !option.Locked {
				open = append(open, option.Choice)
			}
		}
		if len(open) == 0 {
			break
		}
		taken = append(taken, open[random.IntN(len(open))])
		state, err = story.Choose(state, taken[len(taken)-1], nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return taken
}

// readOn reads a run's passage to its end, and returns how often that took a key.
func readOn(m *Model) int {
	play := m.top().(*play.Screen)
	presses := 0
	for ; play.Keys.ReadOn.Enabled(); presses++ {
		m.Update(press("space"))
	}
	return presses
}

func BenchmarkFilm(b *testing.B) {
	o := playing(b, lockkeeper(b), game.Agent)
	for b.Loop() {
		if err := Film(b.Context(), o, 80, 24, untimed(0, 0, 1), func(Shot) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
