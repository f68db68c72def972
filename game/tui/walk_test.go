package tui

import (
	"image/color"
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"cobalt/game"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// TestWalk presses keys, resizes and pastes at random, on the story of the
// tests and on random ones: nothing panics, and nothing is ever drawn outside
// the terminal.
func TestWalk(t *testing.T) {
	steps := 20_000
	if testing.Short() {
		steps = 4_000
	}
	const stories = 10
	for seed := range uint64(stories) {
		w := &walker{Rand: scenestest.Rand(seed), width: assumedWidth, height: assumedHeight}
		story := lockkeeper(t)
		if seed%2 == 1 {
			var err error
			if story, err = scenes.Compile(scenestest.Random(w.Rand, scenestest.Shape{})); err != nil {
				t.Fatal(err)
			}
		}
		run, err := Begin(story, game.Difficulties[seed%3], epoch)
		if err != nil {
			continue // a divert loop at the very beginning
		}
		o := playing(t, lockkeeper(t), game.Agent)
		o.Story, o.Words, o.Run, o.Keeper = story, nil, run, w
		o.Files, o.Past = &desk{written: map[string]Run{}}, pastOf(story, run)
		w.walk(t, New(o), steps/stories)
	}
}

// A walker does random things. It keeps runs, and now and then fails to.
type walker struct {
	*rand.Rand
	width, height int
}

func (w *walker) Keep(Run) error {
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
		if fault := outside(m.View().Content, w.width, w.height); fault != "" {
			t.Fatalf("after %#v, at %dx%d: %s", msg, w.width, w.height, fault)
		}
	}
}

// outside says what of a picture does not fit a terminal.
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
	"j k g G b u r w i l m n p o c h left right ? q s S 1 2 3 4 5 6 7 8 9 0 x ctrl+c ctrl+l ctrl+z ctrl+f ctrl+b enter enter 1 1 space")

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
		return []tea.Msg{tea.FocusMsg{}, tea.BlurMsg{}, tea.MouseWheelMsg{}, tea.KeyReleaseMsg{Code: 'q'}, tea.BackgroundColorMsg{}, nil}[w.IntN(6)]
	default:
		return press(walkedKeys[w.IntN(len(walkedKeys))])
	}
}

func (w *walker) size() (int, int) {
	switch w.IntN(4) {
	case 0:
		return w.IntN(41), w.IntN(13)
	case 1:
		return w.IntN(300), w.IntN(100)
	default:
		return minWidth + w.IntN(100), minHeight + w.IntN(40)
	}
}
