package tui

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/theme"
)

func (s *replayScreen) view(t *Context) []string {
	lines := s.play.view(s.on(t))
	return append(lines[:len(lines)-1], s.progress(t), helpLine(t, s.keys))
}

// A span is a piece of a line.
type span struct {
	style theme.Style
	text  string
}

// progress says how far it is: whether it plays, which choice of how many, how
// much time of how much, what was expected; and a bar in what room is left.
func (s *replayScreen) progress(t *Context) string {
	p := &t.phrases.Replay
	spans := []span{
		s.status(t),
		{t.styles.Text, fill(p.Choice, "n", strconv.Itoa(s.at()), "of", strconv.Itoa(s.last))},
		{t.styles.Aside, fill(p.Time, "at", clockTime(s.elapsed()), "total", clockTime(s.score.total))},
	}
	spans = append(spans, s.signs(t)...)
	line, used := "", 0
	for _, piece := range spans {
		width := prose.Width(piece.text)
		if used+width > t.page.width {
			break
		}
		line += piece.style.Render(piece.text) + "  "
		used += width + 2
	}
	return line + s.bar(t, t.page.width-used)
}

// status says whether it plays, and how fast.
func (s *replayScreen) status(t *Context) span {
	p := &t.phrases.Replay
	switch {
	case s.playing:
		return span{t.styles.Chosen, "▶ " + fill(p.Playing, "speed", strconv.FormatFloat(speeds[s.speed], 'f', -1, 64))}
	case s.atEnd():
		return span{t.styles.Chosen, "■ " + p.Over}
	default:
		return span{t.styles.Chosen, "▮▮ " + p.Paused}
	}
}

// signs tell what is to be known of the file: that it is damaged, and whether
// what is expected here holds.
func (s *replayScreen) signs(t *Context) []span {
	var signs []span
	if s.tape.Damaged {
		signs = append(signs, span{t.styles.Alarm, "! " + t.phrases.Replay.Damaged})
	}
	if fault := s.fault(); fault != nil {
		return append(signs, span{t.styles.Alarm, "× " + fill(t.phrases.Replay.FailedHere, "line", strconv.Itoa(fault.Line))})
	}
	if holds := len(s.tape.ChecksAt(s.at())); holds > 0 {
		signs = append(signs, span{t.styles.Change, "✓ " + t.phrases.Replay.Holds.of(holds)})
	}
	return signs
}

// shortestBar is how wide a bar is at least, or there is none.
const shortestBar = 8

// bar shows how much of the time has passed.
func (s *replayScreen) bar(t *Context, width int) string {
	if width < shortestBar {
		return ""
	}
	width = min(width, measure/2)
	done := width
	if s.score.total > 0 {
		done = int(time.Duration(width) * s.elapsed() / s.score.total)
	}
	return t.styles.Chosen.Render(strings.Repeat(cellFull, done)) + t.styles.Empty.Render(strings.Repeat(cellEmpty, width-done))
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
func (s *replayScreen) endCard(t *Context) []string {
	if _, ended := s.run.Now().State.Ended(); ended && s.tape.Parted == "" {
		return nil
	}
	p := &t.phrases.Replay
	title, text := p.EndTitle, p.EndText
	if s.tape.Parted != "" {
		title, text = p.PartedTitle, s.tape.Parted
	}
	set := typesetter{styles: &t.styles, width: t.page.text}
	rule := strings.Repeat("─", min(set.width, 24))
	lines := []string{"", set.center(t.styles.Rule, rule), set.center(t.styles.Ending, title)}
	for reason := range strings.Lines(text) {
		for _, line := range prose.WrapText(clean(strings.TrimSpace(reason)), set.width) {
			lines = append(lines, set.center(t.styles.Aside, line))
		}
	}
	return append(lines, set.center(t.styles.Rule, rule))
}

// endEntries lists what can be done at the end.
func (s *replayScreen) endEntries(t *Context) []entry {
	p := &t.phrases.Replay
	var entries []entry
	if _, ended := s.run.Now().State.Ended(); !ended {
		entries = append(entries, entry{label: p.TakeUp, take: s.takeOver})
	}
	return append(entries,
		entry{label: p.Again, take: func(t *Context) action {
			s.playing = !t.settings.ReducedMotion
			return action{cmd: s.jump(t, 0)}
		}},
		entry{label: p.Choose, take: func(t *Context) action { return s.aside(newReplayScenes(t, s)) }},
		entry{label: p.Leave, take: func(*Context) action { return s.leave() }})
}
