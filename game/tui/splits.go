package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
)

// A timer is what is shown of the real time, and what the run is held against.
type timer struct {
	bests    func(game.Difficulty) *race.Bests // what earlier runs have done; nil: nothing is known of any
	known    map[game.Difficulty]*race.Bests   // as far as they were asked for
	shown    time.Duration                     // the run's real time, as it was last drawn
	ticking  bool
	step     *playthrough.Step // up to which the run was measured
	run      race.Run
	compared []race.Row // its splits; nil: they are to be compared anew
}

// A tickMsg says that the timer is to be drawn anew.
type tickMsg struct{}

// A bestsMsg tells what earlier runs have done.
type bestsMsg struct {
	on    game.Difficulty
	bests *race.Bests
}

// How often the timer is drawn.
const (
	tick     = time.Second / 10
	slowTick = time.Second // with reduced motion
)

// timed reports whether real time is shown.
func (t *Session) timed() bool {
	return t.story != nil && t.run.Begun() && (t.settings.Timer || t.racing())
}

// keepTime brings the timer up to date, and returns what draws it next: nothing
// where it is not shown or stands still.
func (t *Session) keepTime() tea.Cmd {
	if !t.timed() {
		return nil
	}
	t.timer.shown = t.run.Now().At
	_, ended := t.run.Now().State.Ended()
	if ended {
		return t.askBests()
	}
	t.timer.shown = t.elapsed()
	if t.paused || t.timer.ticking {
		return t.askBests()
	}
	t.timer.ticking = true
	period, after := tick, t.after
	if t.settings.ReducedMotion {
		period = slowTick
	}
	return tea.Batch(t.askBests(), func() tea.Msg { <-after(period); return tickMsg{} })
}

// askBests asks what earlier runs have done, where that is not known yet.
func (t *Session) askBests() tea.Cmd {
	d := t.run.Difficulty
	if _, asked := t.timer.known[d]; asked || t.racing() || t.timer.bests == nil {
		return nil
	}
	if t.timer.known == nil {
		t.timer.known = map[game.Difficulty]*race.Bests{}
	}
	t.timer.known[d] = nil
	bests := t.timer.bests
	return func() tea.Msg { return bestsMsg{d, bests(d)} }
}

// learnBests takes note of what earlier runs have done.
func (t *Session) learnBests(msg bestsMsg) {
	t.timer.known[msg.on] = msg.bests
	t.timer.compared = nil
}

// measured returns the run as far as it has gone, measured.
func (t *Session) measured() *race.Run {
	t.measure()
	return &t.timer.run
}

// splits returns the splits of the run that are over; in a race for all endings,
// those of its runs.
func (t *Session) splits() []race.Row {
	t.measure()
	return t.timer.compared
}

// measure measures the run, if it has moved since it was last measured, and
// compares its splits, if that or what they are held against has changed.
func (t *Session) measure() {
	if now := t.run.Now(); t.timer.step != now {
		t.timer.run = t.measureOf(now)
		t.timer.step, t.timer.compared = now, nil
	}
	if t.timer.compared == nil {
		t.timer.compared = t.compare()
	}
}

// measureOf measures the run up to where it stands now. One more choice is added
// to the measure before it; after any other move all steps are measured.
func (t *Session) measureOf(now *playthrough.Step) race.Run {
	if before := t.run.Before(); before != nil && t.timer.step == before {
		return t.timer.run.After(t.story, now)
	}
	return race.Follow(t.story, t.run.Steps())
}

func (t *Session) compare() []race.Row {
	if !t.racing() {
		return race.Compare(&t.timer.run, t.timer.known[t.run.Difficulty], nil)
	}
	run := t.timer.run
	if t.race.Category == race.All {
		run = race.Join(t.race.legs)
	}
	var shortest *race.Shortest
	if least, ok := t.race.Proven.In(t.race.Category); ok {
		shortest = &least
	}
	return race.Compare(&run, t.race.best, shortest)
}

// total is the time that the timer shows: in a race for all endings that of the
// runs before is in it.
func (t *Session) total() time.Duration {
	total := t.timer.shown
	if t.racing() {
		legs := t.race.legs
		if t.race.ended {
			legs = legs[:len(legs)-1]
		}
		for i := range legs {
			total += legs[i].Time
		}
	}
	return total
}

// timeShown writes the time as the timer shows it.
func (t *Session) timeShown() string {
	if _, ended := t.run.Now().State.Ended(); ended {
		return race.Clock(t.total())
	}
	if t.settings.ReducedMotion {
		return race.Seconds(t.total())
	}
	return race.Tenths(t.total())
}

// taken counts the choices and minutes of the run; in a race for all endings
// those of the runs before are in it.
func (t *Session) taken() string {
	run := *t.measured()
	if t.racing() && t.race.Category == race.All {
		legs := t.race.legs
		if !t.race.ended {
			legs = append(slices.Clip(legs), run)
		}
		run = race.Join(legs)
	}
	return t.phrases.Ending.Choices.of(run.Choices) + ", " + t.phrases.Ending.Minutes.of(run.Minutes)
}

// timerPart is the status line's: the time, and, where there is room, how far
// behind the best it was at the last split.
func (t *Context) timerPart(width int) string {
	if !t.timed() {
		return ""
	}
	text := t.timeShown()
	if rows := t.splits(); len(rows) > 0 {
		last := &rows[len(rows)-1]
		if longer := strings.TrimRight(text+" "+t.delta(last)+t.gold(last), " "); prose.Width(longer) <= width {
			text = longer
		}
	}
	return clip(text, width)
}

// delta writes how much later than in the best run a scene was left; nothing
// where that is not known.
func (t *Session) delta(row *race.Row) string {
	if !row.Compared {
		return ""
	}
	return race.Delta(row.Behind)
}

func (t *Session) gold(row *race.Row) string {
	if row.Gold {
		return t.phrases.Race.Gold
	}
	return ""
}

// realTime shows the time and the splits, in the side panel.
func (p *panel) realTime() {
	if !p.timed() {
		return
	}
	w := &p.phrases.Race
	if p.racing() {
		p.head(fill(w.Heading, "category", p.category(p.race.Category)))
	} else {
		p.head(w.Timer)
	}
	line := p.timeShown()
	if reached := p.endingsReached(); reached != "" {
		line += "  " + reached
	}
	p.lines = append(p.lines, p.styles.Clock.Render(clip(line, p.width)), p.styles.Aside.Render(clip(p.taken(), p.width)))
	if _, ended := p.run.Now().State.Ended(); ended {
		return // the splits stand below the ending, where there is room for their names
	}
	p.possible()
	rows := p.splits()
	if most := max(3, p.height-len(p.lines)-roomForStanding); len(rows) > most {
		rows = rows[len(rows)-most:]
	}
	p.lines = append(p.lines, p.splitTable(rows, p.width)...)
}

// roomForStanding is how many of the panel's lines the timer leaves for how the
// run stands.
const roomForStanding = 14

// possible says when the race could end at best.
func (p *panel) possible() {
	if !p.racing() || p.race.Category == race.All {
		return
	}
	if at, ok := p.race.best.BestPossible(p.measured()); ok {
		p.lines = append(p.lines, p.styles.Aside.Render(clip(fill(p.phrases.Race.Possible, "time", race.Tenths(at)), p.width)))
	}
}

// The columns of a table of splits: when a scene was left, how that compares, and
// how many choices it took: over the shortest, with a sign, where that is known.
const (
	leftColumn, deltaColumn, overColumn = 7, 8, 4
	maxSceneColumn                      = 24
)

// splitTable sets splits in lines of a width, under a head. A split that was the
// fastest ever has a mark.
func (t *Context) splitTable(rows []race.Row, width int) []string {
	if len(rows) == 0 {
		return nil
	}
	w := &t.phrases.Race
	name := min(maxSceneColumn, width-leftColumn-deltaColumn-overColumn)
	last := w.Choices
	if slices.ContainsFunc(rows, func(r race.Row) bool { return r.Proven }) {
		last = w.Over
	}
	head := pad(clip(w.Scene, name), name) + column(w.Left, leftColumn) + column(w.Best, deltaColumn) + column(last, overColumn)
	lines := []string{t.styles.Aside.Render(clip(head, width))}
	for i := range rows {
		lines = append(lines, t.splitLine(&rows[i], name))
	}
	return lines
}

func (t *Context) splitLine(row *race.Row, name int) string {
	over := strconv.Itoa(row.Choices)
	if row.Proven {
		over = fmt.Sprintf("%+d", row.Over)
	}
	delta := t.delta(row) + t.gold(row)
	return t.styles.Text.Render(pad(clip(t.sceneOrEnding(row.Scene), name-1), name)) +
		t.styles.Clock.Render(column(splitTime(row.Time), leftColumn)) +
		t.deltaStyle(row).Render(column(delta, deltaColumn)) + t.styles.Aside.Render(column(over, overColumn))
}

// deltaStyle tells ahead from behind, which the sign says too.
func (t *Context) deltaStyle(row *race.Row) lipgloss.Style {
	if row.Behind > 0 {
		return t.styles.ClockLow
	}
	return t.styles.Change
}

// splitTime fits a time in its column.
func splitTime(d time.Duration) string {
	switch {
	case d < 0:
		return "-"
	case d >= 10*time.Minute:
		return race.Seconds(d)
	default:
		return race.Tenths(d)
	}
}

// column sets a text at the right of a column.
func column(text string, width int) string {
	return strings.Repeat(" ", max(0, width-prose.Width(text))) + text
}

// pad fills a text up with blanks.
func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-prose.Width(text)))
}

// sceneOrEnding names what a split is of.
func (t *teller) sceneOrEnding(id string) string {
	if s, ok := t.story.FindScene(id); ok {
		return t.words.Scenes[s].Title
	}
	return t.category(race.Category(id))
}

// raceCard sets what came of a race, and its splits, below an ending.
func (t *typesetter) raceCard(tb *Context) []string {
	if !tb.timed() {
		return nil
	}
	var lines []string
	said := []string{tb.endingsReached()}
	if tb.racing() {
		said = append(said, tb.race.verdict...)
	}
	for _, text := range said {
		if text == "" {
			continue
		}
		for _, line := range prose.WrapText(text, t.width) {
			lines = append(lines, t.center(t.styles.Change, line))
		}
	}
	if rows := tb.splits(); len(rows) > 0 && len(lines) > 0 {
		lines = append(lines, "")
	}
	table := tb.splitTable(tb.splits(), min(t.width, maxSceneColumn+leftColumn+deltaColumn+overColumn))
	for _, line := range table {
		lines = append(lines, strings.Repeat(" ", max(0, (t.width-lipgloss.Width(line))/2))+line)
	}
	if len(lines) == 0 {
		return nil
	}
	return append([]string{""}, lines...)
}
