package tui

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/narration/prose"
	"cobalt/game/tui/plain"
)

// TestPlain plays scripts in lines, and holds the output against golden
// transcripts.
func TestPlain(t *testing.T) {
	for _, c := range []struct {
		name       string
		difficulty game.Difficulty
		script     string
	}{
		{"across", game.Agent, "1\n1\n2\n"},
		{"late-and-back", game.Agent, "4\n4\n1\nback\nquit\n1\n"},
		{"caught-and-again", game.Agent, "4\n3\n1\ni\nstatus\nlog\nagain\nquit\n"},
		{"ids", game.Recruit, "cut\nwalk-back-along-the-water\nbreak\nbreak-the-lamp\n"},
		{"words", game.Agent, "help\ni\nstatus\nlog\nlook\n\nback\nQUIT\n"},
		{"wrong", game.Agent, "0\n7\nread-the-tide-tabel\nxyzzy\n5\n  R \nre\nro\n\x1b[2J\x07\xff1\n"},
		{"words-given-wrong", game.Agent, "log x\nagain slowly\nturn left\nstatus now\n"},
		{"ghost", game.Ghost, "1\nback\n1\n2\n2\n"},
		{"documents", game.Agent, "3\n"},
		{"nothing", game.Agent, ""},
		{"no-newline-at-the-end", game.Agent, "1"},
		{"carriage-returns", game.Agent, "1\r\nquit\r\n"},
		{"a-long-line", game.Agent, strings.Repeat("1", 100_000) + "\n1\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			o := playing(t, lockkeeper(t), c.difficulty)
			if _, err := plain.Play(t.Context(), o, strings.NewReader(c.script), &out); err != nil {
				t.Fatal(err)
			}
			if i := bytes.IndexFunc(out.Bytes(), func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7f }); i >= 0 {
				t.Errorf("a control character is written, at byte %d", i)
			}
			golden.RequireEqual(t, out.Bytes())
		})
	}
}

// TestPlainColumns holds that lines are broken at blanks where a terminal has so many
// columns, and say what they say elsewhere.
func TestPlainColumns(t *testing.T) {
	const script = "help\n3\ni\nstatus\nlog\nmap\nback\n1\n"
	tell := func(columns func() int) string {
		var out bytes.Buffer
		o := playing(t, lockkeeper(t), game.Agent)
		o.Columns = columns
		if _, err := plain.Play(t.Context(), o, strings.NewReader(script), &out); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	whole := tell(nil)
	for _, width := range []int{30, 40, 80} {
		told := tell(func() int { return width })
		for line := range strings.Lines(told) {
			if w := prose.Width(strings.TrimSuffix(line, "\n")); w > width {
				t.Errorf("in %d columns a line has %d: %q", width, w, line)
			}
		}
		if !slices.Equal(strings.Fields(told), strings.Fields(whole)) {
			t.Errorf("in %d columns other words are told", width)
		}
	}
	if told := tell(func() int { return 0 }); told != whole {
		t.Error("without a width lines are broken")
	}
}

func TestPlainKeepsEveryChoice(t *testing.T) {
	s := &shelf{}
	o := playing(t, lockkeeper(t), game.Agent)
	o.Keeper = s
	run, err := plain.Play(t.Context(), o, strings.NewReader("1\n4\n"), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.kept) != 2 || s.last().Choices() != 2 || run.Choices() != 2 {
		t.Errorf("kept %d runs; the run has %d choices", len(s.kept), run.Choices())
	}
}

func TestPlainTellsWhatCannotBeKept(t *testing.T) {
	o := playing(t, lockkeeper(t), game.Agent)
	o.Keeper = &shelf{fails: 10}
	var out bytes.Buffer
	_, err := plain.Play(t.Context(), o, strings.NewReader("1\n"), &out)
	var unkept *keep.KeepError
	if !errors.As(err, &unkept) {
		t.Errorf("the error is %v", err)
	}
	if !strings.Contains(out.String(), "Not saved: the disk[2J is full.") {
		t.Errorf("it is not told:\n%s", out.String())
	}
}

// TestPlainEndsWithItsContext holds that an input which never comes is not
// waited for.
func TestPlainEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	in, typed := io.Pipe()
	defer typed.Close()
	cancel()
	if _, err := plain.Play(ctx, playing(t, lockkeeper(t), game.Agent), in, io.Discard); err != nil {
		t.Error(err)
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestPlainTellsABrokenOutput(t *testing.T) {
	_, err := plain.Play(t.Context(), playing(t, lockkeeper(t), game.Agent), strings.NewReader("1\n"), brokenPipe{})
	if !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("the error is %v", err)
	}
}

// TestPlainHelpWithoutSuspicion holds that the help offers nothing of suspicion in a story
// that has none.
func TestPlainHelpWithoutSuspicion(t *testing.T) {
	for lang, word := range map[string]string{"": "suspicion", "es": "sospecha"} {
		var out bytes.Buffer
		if _, err := plain.Play(t.Context(), loaf(t, lang), strings.NewReader("help\nayuda\nagain ghost\n"), &out); err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{word, "NAME says", "vigilancia"} {
			if strings.Contains(out.String(), word) {
				t.Errorf("in %q the help tells of %q", lang, word)
			}
		}
	}
}
