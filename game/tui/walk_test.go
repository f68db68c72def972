package tui

import (
	"fmt"
	"image/color"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"cobalt/game"
	"cobalt/game/longtest"
	"cobalt/game/playthrough"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/front"
	"cobalt/game/tui/screen/mapview"
	"cobalt/game/tui/screen/missionlist"
	"cobalt/game/tui/screen/play"
	"cobalt/game/tui/session"
	"cobalt/game/tui/settings"
	"cobalt/game/tui/widget"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// TestWalk presses keys, resizes, pastes and clicks at random, on the story of
// the tests and on random ones, from the title and from a run: nothing panics,
// nothing is ever drawn outside the terminal, and every screen is come to.
func TestWalk(t *testing.T) {
	steps := max(10_000, longtest.Count(25_000, 100_000)) // fewer do not come to every screen
	const walks = 20
	var mu sync.Mutex
	seen := map[string]int{}
	t.Run("walks", func(t *testing.T) {
		for seed := range uint64(walks) {
			t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) {
				t.Parallel()
				w := newWalker(seed)
				w.walk(t, New(w.options(t, seed)), steps/walks)
				mu.Lock()
				defer mu.Unlock()
				for name, n := range w.seen {
					seen[name] += n
				}
			})
		}
	})
	for _, s := range keyedScreens(english(t)) {
		for _, b := range bindings(s.keys) {
			for _, name := range b.Keys() {
				if !slices.Contains(walkedKeys, name) {
					t.Errorf("the walk never presses %s", name)
				}
			}
		}
	}
	t.Log("frames of each screen:", seen)
	for _, s := range []screen.Screen{
		&front.Title{}, &front.Briefing{}, &front.Settings{}, &play.Screen{}, &screen.Pager{}, &screen.Rewind{}, &mapview.Screen{},
		&missionlist.Screen{}, &screen.Dialog{}, &screen.Prompt{},
	} {
		if name := fmt.Sprintf("%T", s); seen[name] == 0 {
			t.Errorf("the walk never comes to %s", name)
		}
	}
}

// options returns the options for a walk.
func (w *walker) options(t *testing.T, seed uint64) session.Options {
	t.Helper()
	story := lockkeeper(t)
	o := playing(t, story, game.Difficulties[seed%3])
	o.Library = filled(t, o)
	if random, err := scenes.Compile(scenestest.Random(w.Rand, scenestest.Shape{})); seed%2 == 1 && err == nil {
		if run, err := playthrough.Begin(random, game.Difficulties[seed%3], epoch); err == nil {
			o.Story, o.Words, o.Run, o.Library = random, nil, run, nil
		}
	}
	if seed%4 < 2 {
		o.Run = playthrough.Run{}
	}
	o.Keeper, o.Files = w, w
	o.Settings.Mouse, o.Settings.Text = true, settings.Speed(seed%3)
	now := make(chan time.Time)
	close(now)
	o.After = func(time.Duration) <-chan time.Time { return now }
	return o
}

// A walker does random things. It keeps runs, and now and then fails to.
type walker struct {
	*rand.Rand
	width, height int
	seen          map[string]int // frames, by the type of the screen
}

// newWalker returns a walker who knows every key there is.
func newWalker(seed uint64) *walker {
	return &walker{Rand: scenestest.Rand(seed), width: widget.AssumedWidth, height: widget.AssumedHeight, seen: map[string]int{}}
}

// Propose and Write stand in for a file system.
func (w *walker) Propose(playthrough.Run) string { return "run.mission" }

func (w *walker) Write(_ playthrough.Run, path string) (string, error) {
	if w.IntN(2) == 0 {
		return "", errDisk
	}
	return path, nil
}

func (w *walker) Keep(playthrough.Run) error {
	if w.IntN(20) == 0 {
		return errDisk
	}
	return nil
}

func (w *walker) walk(t *testing.T, m *Model, steps int) {
	t.Helper()
	obey(m, m.Init())
	for range steps {
		msg := w.message()
		_, cmd := m.Update(msg)
		obey(m, cmd)
		if w.seen != nil {
			w.seen[fmt.Sprintf("%T", m.top())]++
		}
		if fault := outside(m.View().Content, w.width, w.height); fault != "" {
			t.Fatalf("after %#v, at %dx%d: %s", msg, w.width, w.height, fault)
		}
	}
}

// outside returns a part of a picture that does not fit a terminal.
func outside(content string, width, height int) string {
	lines := strings.Split(content, "\n")
	if len(lines) > max(1, height) {
		return "too many lines:\n" + content
	}
	for _, line := range lines {
		if lipgloss.Width(line) > width {
			return "a line is too wide: " + line
		}
	}
	return ""
}

var walkedKeys = strings.Fields("up down enter space pgup pgdown home end tab backspace esc " +
	"j k g G b u r w i l m n p o c e d v W R delete left right ? q s S y / N 1 2 3 4 5 6 7 8 9 0 x ctrl+c ctrl+l ctrl+z ctrl+f ctrl+b enter enter 1 1 space")

func (w *walker) message() tea.Msg {
	switch w.IntN(20) {
	case 0, 1:
		w.width, w.height = w.size()
		return tea.WindowSizeMsg{Width: w.width, Height: w.height}
	case 2:
		return tea.PasteMsg{Content: strings.Repeat("q\x1b[2J1\n", w.IntN(10_000))}
	case 3:
		return tea.BackgroundColorMsg{Color: color.Gray{Y: uint8(w.IntN(256))}}
	case 4:
		return tea.ColorProfileMsg{Profile: colorprofile.Profile(1 + w.IntN(5))}
	case 5:
		return []tea.Msg{tea.FocusMsg{}, tea.BlurMsg{}, tea.KeyReleaseMsg{Code: 'q'}, tea.BackgroundColorMsg{}, front.BurnMsg{}, session.TickMsg{}, nil}[w.IntN(7)]
	case 6:
		return w.mouse()
	default:
		return press(walkedKeys[w.IntN(len(walkedKeys))])
	}
}

// mouse does something with the mouse, on the screen or beside it.
func (w *walker) mouse() tea.Msg {
	x, y := w.IntN(w.width+3)-1, w.IntN(w.height+3)-1
	button := []tea.MouseButton{tea.MouseLeft, tea.MouseRight, tea.MouseWheelUp, tea.MouseWheelDown}[w.IntN(4)]
	if button >= tea.MouseWheelUp {
		return tea.MouseWheelMsg{X: x, Y: y, Button: button}
	}
	return tea.MouseClickMsg{X: x, Y: y, Button: button}
}

func (w *walker) size() (int, int) {
	switch w.IntN(4) {
	case 0:
		return w.IntN(41), w.IntN(13)
	case 1:
		return w.IntN(300), w.IntN(100)
	default:
		return widget.MinWidth + w.IntN(100), widget.MinHeight + w.IntN(40)
	}
}
