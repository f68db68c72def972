package tui

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"go.uber.org/goleak"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/front"
	"cobalt/game/tui/screen/missionlist"
	"cobalt/game/tui/session"
	"cobalt/game/tui/settings"
	"cobalt/scenes"
)

// abandoned are goroutines that Bubble Tea leaves behind after a panic.
var abandoned []goleak.Option

func TestMain(m *testing.M) {
	status := m.Run()
	if err := goleak.Find(abandoned...); err != nil && status == 0 {
		fmt.Fprintln(os.Stderr, err)
		status = 1
	}
	os.Exit(status)
}

// lockkeeper compiles the story in testdata.
func lockkeeper(t testing.TB) *game.Story {
	t.Helper()
	story, err := scenes.CompileDir("testdata/story")
	if err != nil {
		t.Fatalf("the story of the tests: %v", err)
	}
	return story
}

func english(t testing.TB) *phrases.Phrases {
	t.Helper()
	p, err := phrases.Load(assets.Words, "en")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A stopwatch is a clock that goes on by a second whenever it is read.
type stopwatch struct{ now time.Time }

func (s *stopwatch) read() time.Time {
	s.now = s.now.Add(time.Second)
	return s.now
}

var epoch = time.Date(2026, 11, 22, 14, 0, 0, 0, time.UTC)

// playing returns options to play a story from its beginning. Nothing moves by itself.
func playing(t testing.TB, story *game.Story, d game.Difficulty) session.Options {
	t.Helper()
	run, err := playthrough.Begin(story, d, epoch)
	if err != nil {
		t.Fatal(err)
	}
	watch := &stopwatch{now: epoch}
	return session.Options{
		Story: story, Phrases: english(t), Art: os.DirFS("testdata/story"),
		Run: run, Clock: watch.read, Settings: settings.Settings{Theme: settings.Dark, ReducedMotion: true}, Profile: colorprofile.TrueColor,
	}
}

// atTheTitle returns options without a run, and with a title that does not move.
func atTheTitle(o session.Options) session.Options {
	o.Run, o.Settings.ReducedMotion = playthrough.Run{}, true
	return o
}

// press makes a key press of a key's name, as terminals send it.
func press(name string) tea.KeyPressMsg {
	if code, ok := keyCodes[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

var keyCodes = map[string]rune{
	"left": tea.KeyLeft, "right": tea.KeyRight,
	"up": tea.KeyUp, "down": tea.KeyDown, "enter": tea.KeyEnter, "space": tea.KeySpace,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd,
	"tab": tea.KeyTab, "delete": tea.KeyDelete, "backspace": tea.KeyBackspace, "esc": tea.KeyEscape,
}

// feed gives a model key presses, one after the other, and runs the commands that
// they return, except leaving.
func feed(m *Model, names ...string) {
	for _, name := range names {
		_, cmd := m.Update(press(name))
		obey(m, cmd)
	}
}

// obey runs a command, and gives the model its message.
func obey(m *Model, cmd tea.Cmd) {
	if cmd != nil {
		answer(m, cmd())
	}
}

// answer gives a model the message of a command.
func answer(m *Model, msg tea.Msg) {
	switch msg := msg.(type) {
	case session.KeptMsg, suspendMsg, loadedMsg, session.FiledMsg, session.BestsMsg, session.HindsightMsg, screen.DecidedMsg, missionlist.ListedMsg, missionlist.OfferedMsg, missionlist.TakenMsg, screen.ChangedMsg, missionlist.TapeMsg, front.TodayMsg:
		_, next := m.Update(msg)
		obey(m, next)
	case tea.BatchMsg:
		for _, cmd := range msg {
			obey(m, cmd)
		}
	}
}

// terminal plays a model in a terminal of that size, gives it messages, and
// returns the screen as the terminal shows it when all is drawn.
func terminal(t testing.TB, m *Model, profile colorprofile.Profile, width, height int, msgs ...tea.Msg) *vt.Emulator {
	t.Helper()
	var out bytes.Buffer
	in, feeder := io.Pipe()
	defer feeder.Close()
	p := tea.NewProgram(m, tea.WithInput(in), tea.WithOutput(&out), tea.WithColorProfile(profile),
		tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithWindowSize(width, height), tea.WithoutSignalHandler())
	go func() {
		for _, msg := range append([]tea.Msg{tea.WindowSizeMsg{Width: width, Height: height}}, msgs...) {
			p.Send(msg)
		}
		p.Quit()
	}()
	if _, err := p.Run(); err != nil {
		t.Fatal(err)
	}
	drawn, _, restored := strings.Cut(out.String(), ansi.ResetModeAltScreenSaveCursor)
	if !restored {
		t.Fatal("the alternate screen was not left")
	}
	return emulate(width, height, drawn)
}

// emulate returns a terminal that was sent an output.
func emulate(width, height int, output string) *vt.Emulator {
	screen := vt.NewEmulator(width, height)
	done := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, screen) // its answers; it blocks until somebody reads them
		close(done)
	}()
	_, _ = io.WriteString(screen, "\x1b[20h"+output) // a newline also returns the carriage
	screen.InputPipe().(io.Closer).Close()           // its own Close races with the reader
	<-done
	return screen
}

// text returns a model's picture without styles.
func text(m *Model) string { return ansi.Strip(m.draw()) }
