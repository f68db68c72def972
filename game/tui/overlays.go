package tui

import (
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
)

// newDossier shows what is carried and known, and the story's own meters.
func newDossier(t *Context) screen {
	return &pager{keys: newPagerKeys(t.phrases, "i", "tab"), title: t.phrases.Screens.Dossier, compose: dossier}
}

func dossier(t *Context, width int) []string {
	p, now := &t.phrases.Screens, &t.run.Now().State
	l := list{Context: t, width: min(width, t.page.measure)}
	l.section(p.Carried, t.carried(now), p.NothingCarried)
	l.section(p.Known, t.known(now), p.NothingKnown)
	if len(t.story.Meters) > 0 {
		l.head(p.Standing)
		for i := range t.story.Meters {
			l.meter(game.FirstDeclared+game.Meter(i), now)
		}
	}
	return l.lines
}

// A list is lines under heads.
type list struct {
	*Context
	width int
	lines []string
}

func (l *list) head(title string) {
	if len(l.lines) > 0 {
		l.lines = append(l.lines, "")
	}
	l.lines = append(l.lines, l.styles.Heading.Render(title))
}

// section lists named things with what they are.
func (l *list) section(title string, entries []game.Named, none string) {
	l.head(title)
	if len(entries) == 0 {
		l.text(none, 2)
	}
	for _, e := range entries {
		l.lines = append(l.lines, "  "+l.styles.Item.Render(clip(e.Name, l.width-2)))
		if e.About != "" {
			l.text(e.About, 4)
		}
	}
}

func (l *list) text(text string, indent int) {
	for _, line := range prose.WrapText(text, l.width-indent) {
		l.lines = append(l.lines, strings.Repeat(" ", indent)+l.styles.About.Render(line))
	}
}

func (l *list) meter(m game.Meter, now *game.State) {
	_, most := l.story.Bounds(m)
	value := strconv.Itoa(int(now.Meters[m])) + "/" + strconv.Itoa(most)
	name := clip(l.meterName(m), l.width-12)
	l.lines = append(l.lines, "  "+l.styles.Text.Render(name)+"  "+l.styles.Item.Render(value))
}

// maxLogged is how many of a run's last choices the log tells in full.
const maxLogged = 300

// newLog shows the run so far, every choice and what it led to.
func newLog(t *Context) screen {
	return &pager{keys: newPagerKeys(t.phrases, "l"), title: t.phrases.Screens.Log, compose: runLog, atEnd: true}
}

func runLog(t *Context, width int) []string {
	set := typesetter{styles: &t.styles, gallery: t.gallery, width: min(width, t.page.measure)}
	steps := t.run.Steps()
	first := max(0, len(steps)-maxLogged)
	var lines []string
	if first > 0 {
		lines = append(lines, t.styles.Aside.Render(clip(t.phrases.Screens.Earlier.of(first), set.width)), "")
	}
	for i := first; i < len(steps); i++ {
		var before *playthrough.Step
		if i > 0 {
			before = steps[i-1]
			for _, line := range prose.WrapText(t.words.Choices[steps[i].Choice], set.width-2) {
				lines = append(lines, t.styles.Taken.Render("▸ "+line))
			}
			lines = append(lines, "")
		}
		lines = append(append(lines, set.passage(t.passage(before, steps[i]))...), "")
	}
	return lines
}
