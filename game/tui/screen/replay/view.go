package replay

import (
	"strconv"
	"strings"
	"time"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/theme"
	"cobalt/game/tui/widget"
)

func (s *Screen) View(c *screen.Context) []string {
	lines := s.Play.View(s.On(c))
	margin := strings.Repeat(" ", c.Page.TextLeft())
	if s.Demo {
		return append(lines[:len(lines)-1], "", margin+c.Styles.Notice.Render(widget.Clip(c.Phrases.Title.Demo, c.Page.Width-c.Page.TextLeft())))
	}
	return append(lines[:len(lines)-1], margin+s.progress(c, c.Page.Width-c.Page.TextLeft()), screen.HelpLine(c, s.keys))
}

// A span is a piece of a line.
type span struct {
	style theme.Style
	text  string
}

// progress says how far the replay is: whether it plays, which choice of how many,
// how much time of how much, and the expectations; a bar fills the rest of the line.
func (s *Screen) progress(c *screen.Context, room int) string {
	p := &c.Phrases.Replay
	spans := []span{
		s.status(c),
		{c.Styles.Text, phrases.Fill(p.Choice, "n", strconv.Itoa(s.At()), "of", strconv.Itoa(s.Last))},
		{c.Styles.Aside, phrases.Fill(p.Time, "at", clockTime(s.Elapsed()), "total", clockTime(s.Score.Total))},
	}
	spans = append(spans, s.signs(c)...)
	line, used := "", 0
	for _, piece := range spans {
		width := prose.Width(piece.text)
		if used+width > room {
			break
		}
		line += piece.style.Render(piece.text) + "  "
		used += width + 2
	}
	return line + s.bar(c, room-used)
}

// status says whether it plays, and how fast.
func (s *Screen) status(c *screen.Context) span {
	p := &c.Phrases.Replay
	switch {
	case s.Playing:
		return span{c.Styles.Chosen, "▶ " + phrases.Fill(p.Playing, "speed", c.Phrases.Decimal(strconv.FormatFloat(speeds[s.speed], 'f', -1, 64)))}
	case s.AtEnd():
		return span{c.Styles.Chosen, "■ " + p.Over}
	default:
		return span{c.Styles.Chosen, "▌▌ " + p.Paused}
	}
}

// signs tell that the file is damaged, and whether the expectations here hold.
func (s *Screen) signs(c *screen.Context) []span {
	var signs []span
	if s.tape.Damaged {
		signs = append(signs, span{c.Styles.Alarm, "! " + c.Phrases.Replay.Damaged})
	}
	if fault := s.fault(); fault != nil {
		return append(signs, span{c.Styles.Alarm, "× " + phrases.Fill(c.Phrases.Replay.FailedHere, "line", strconv.Itoa(fault.Line))})
	}
	if holds := len(s.tape.ChecksAt(s.At())); holds > 0 {
		signs = append(signs, span{c.Styles.Change, "✓ " + c.Phrases.Replay.Holds.Of(holds)})
	}
	return signs
}

// shortestBar is how wide a bar is at least, or there is none.
const shortestBar = 8

// bar shows how much of the time has passed.
func (s *Screen) bar(c *screen.Context, width int) string {
	if width < shortestBar {
		return ""
	}
	width = min(width, widget.Measure/2)
	done := width
	if s.Score.Total > 0 {
		done = int(time.Duration(width) * s.Elapsed() / s.Score.Total)
	}
	return c.Styles.Chosen.Render(strings.Repeat(widget.CellFull, done)) + c.Styles.Empty.Render(strings.Repeat(widget.CellEmpty, width-done))
}

// endCard says why a run that has not ended goes no further.
func (s *Screen) endCard(c *screen.Context) []string {
	if _, ended := s.Run.Now().State.Ended(); ended && s.tape.Parted == "" {
		return nil
	}
	p := &c.Phrases.Replay
	title, text := p.EndTitle, p.EndText
	if s.tape.Parted != "" {
		title, text = p.PartedTitle, s.tape.Parted
	}
	set := widget.Typesetter{Styles: c.Styles, Width: c.Page.Text}
	rule := strings.Repeat("─", min(set.Width, 24))
	lines := []string{"", set.Center(c.Styles.Rule, rule), set.Center(c.Styles.Ending, title)}
	for reason := range strings.Lines(text) {
		for _, line := range prose.WrapText(phrases.Clean(strings.TrimSpace(reason)), set.Width) {
			lines = append(lines, set.Center(c.Styles.Aside, line))
		}
	}
	return append(lines, set.Center(c.Styles.Rule, rule))
}

// endEntries lists the entries of the end.
func (s *Screen) endEntries(c *screen.Context) []screen.Entry {
	p := &c.Phrases.Replay
	var entries []screen.Entry
	if _, ended := s.Run.Now().State.Ended(); !ended {
		entries = append(entries, screen.Entry{Label: p.TakeUp, Take: s.takeOver})
	}
	return append(entries,
		screen.Entry{Label: p.Again, Take: func(c *screen.Context) screen.Action {
			s.Playing = !c.Settings.ReducedMotion
			return screen.Action{Cmd: s.jump(c, 0)}
		}},
		screen.Entry{Label: p.Choose, Take: func(c *screen.Context) screen.Action { return s.aside(newReplayScenes(c, s)) }},
		screen.Entry{Label: p.Leave, Take: func(*screen.Context) screen.Action { return s.leave() }})
}
