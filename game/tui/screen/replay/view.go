package replay

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/theme"
	"cobalt/game/tui/widget"
)

func (s *Screen) View(t *screen.Context) []string {
	lines := s.Play.View(s.On(t))
	return append(lines[:len(lines)-1], s.progress(t), screen.HelpLine(t, s.keys))
}

// A span is a piece of a line.
type span struct {
	style theme.Style
	text  string
}

// progress says how far it is: whether it plays, which choice of how many, how
// much time of how much, what was expected; and a bar in what room is left.
func (s *Screen) progress(t *screen.Context) string {
	p := &t.Phrases.Replay
	spans := []span{
		s.status(t),
		{t.Styles.Text, phrases.Fill(p.Choice, "n", strconv.Itoa(s.At()), "of", strconv.Itoa(s.Last))},
		{t.Styles.Aside, phrases.Fill(p.Time, "at", clockTime(s.Elapsed()), "total", clockTime(s.Score.Total))},
	}
	spans = append(spans, s.signs(t)...)
	line, used := "", 0
	for _, piece := range spans {
		width := prose.Width(piece.text)
		if used+width > t.Page.Width {
			break
		}
		line += piece.style.Render(piece.text) + "  "
		used += width + 2
	}
	return line + s.bar(t, t.Page.Width-used)
}

// status says whether it plays, and how fast.
func (s *Screen) status(t *screen.Context) span {
	p := &t.Phrases.Replay
	switch {
	case s.Playing:
		return span{t.Styles.Chosen, "▶ " + phrases.Fill(p.Playing, "speed", strconv.FormatFloat(Speeds[s.speed], 'f', -1, 64))}
	case s.AtEnd():
		return span{t.Styles.Chosen, "■ " + p.Over}
	default:
		return span{t.Styles.Chosen, "▮▮ " + p.Paused}
	}
}

// signs tell what is to be known of the file: that it is damaged, and whether
// what is expected here holds.
func (s *Screen) signs(t *screen.Context) []span {
	var signs []span
	if s.tape.Damaged {
		signs = append(signs, span{t.Styles.Alarm, "! " + t.Phrases.Replay.Damaged})
	}
	if fault := s.fault(); fault != nil {
		return append(signs, span{t.Styles.Alarm, "× " + phrases.Fill(t.Phrases.Replay.FailedHere, "line", strconv.Itoa(fault.Line))})
	}
	if holds := len(s.tape.ChecksAt(s.At())); holds > 0 {
		signs = append(signs, span{t.Styles.Change, "✓ " + t.Phrases.Replay.Holds.Of(holds)})
	}
	return signs
}

// shortestBar is how wide a bar is at least, or there is none.
const shortestBar = 8

// bar shows how much of the time has passed.
func (s *Screen) bar(t *screen.Context, width int) string {
	if width < shortestBar {
		return ""
	}
	width = min(width, widget.Measure/2)
	done := width
	if s.Score.Total > 0 {
		done = int(time.Duration(width) * s.Elapsed() / s.Score.Total)
	}
	return t.Styles.Chosen.Render(strings.Repeat(widget.CellFull, done)) + t.Styles.Empty.Render(strings.Repeat(widget.CellEmpty, width-done))
}

// clockTime writes a time as 2:41 or 1:02:41.
func clockTime(d time.Duration) string {
	seconds := int(d / time.Second)
	if seconds < 3600 {
		return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
	}
	return fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
}

// endCard says why a run that has not ended goes no further.
func (s *Screen) endCard(t *screen.Context) []string {
	if _, ended := s.Run.Now().State.Ended(); ended && s.tape.Parted == "" {
		return nil
	}
	p := &t.Phrases.Replay
	title, text := p.EndTitle, p.EndText
	if s.tape.Parted != "" {
		title, text = p.PartedTitle, s.tape.Parted
	}
	set := widget.Typesetter{Styles: &t.Styles, Width: t.Page.Text}
	rule := strings.Repeat("─", min(set.Width, 24))
	lines := []string{"", set.Center(t.Styles.Rule, rule), set.Center(t.Styles.Ending, title)}
	for reason := range strings.Lines(text) {
		for _, line := range prose.WrapText(phrases.Clean(strings.TrimSpace(reason)), set.Width) {
			lines = append(lines, set.Center(t.Styles.Aside, line))
		}
	}
	return append(lines, set.Center(t.Styles.Rule, rule))
}

// endEntries lists what can be done at the end.
func (s *Screen) endEntries(t *screen.Context) []screen.Entry {
	p := &t.Phrases.Replay
	var entries []screen.Entry
	if _, ended := s.Run.Now().State.Ended(); !ended {
		entries = append(entries, screen.Entry{Label: p.TakeUp, Take: s.takeOver})
	}
	return append(entries,
		screen.Entry{Label: p.Again, Take: func(t *screen.Context) screen.Action {
			s.Playing = !t.Settings.ReducedMotion
			return screen.Action{Cmd: s.jump(t, 0)}
		}},
		screen.Entry{Label: p.Choose, Take: func(t *screen.Context) screen.Action { return s.aside(newReplayScenes(t, s)) }},
		screen.Entry{Label: p.Leave, Take: func(*screen.Context) screen.Action { return s.leave() }})
}
