package tui

import (
	"slices"
	"strconv"
	"strings"

	"cobalt/game"
)

// A tone is what a change means to the player.
type tone uint8

const (
	news  tone = iota // something is so now
	worse             // something rose that should not, or runs out
	alarm             // the way was lost
)

// A change is something that a step did, in words, with a sign that tells its
// direction without color.
type change struct {
	sign string
	text string
	tone tone

	// Of what is gained, lost or learned: the phrase that text is made of, and
	// the names in it. Several in a row are told as one.
	phrase string
	names  []string
}

// listed is a change that tells of a name.
func listed(sign, phrase string, names ...string) change {
	return change{sign: sign, text: fill(phrase, "name", strings.Join(names, ", ")), phrase: phrase, names: names}
}

// join makes one change of two, where both tell the same of names.
func (c change) join(next change) (change, bool) {
	if c.phrase == "" || c.phrase != next.phrase {
		return c, false
	}
	return listed(c.sign, c.phrase, slices.Concat(c.names, next.names)...), true
}

// change puts an event into words. What the player is not to know of, or reads
// off the screen anyway, has none.
func (t *teller) change(e *game.Event, now *game.State) (change, bool) {
	p := &t.phrases.Changes
	switch e.Kind {
	case game.Gained:
		return listed("+", p.Gained, t.itemName(e.Var)), true
	case game.Lost:
		return listed("-", p.Lost, t.itemName(e.Var)), true
	case game.Learned, game.Forgot:
		return t.factChange(e)
	case game.MeterChanged:
		return t.meterChange(e, now)
	case game.Caught:
		return change{sign: "■", text: p.Caught, tone: alarm}, true
	case game.Expired:
		return change{sign: "■", text: p.Expired, tone: alarm}, true
	default:
		return change{}, false
	}
}

func (t *teller) itemName(v game.Var) string { return t.words.Items[v].Name }

func (t *teller) factChange(e *game.Event) (change, bool) {
	name, named := t.factName(e.Var)
	if !named {
		return change{}, false
	}
	if e.Kind == game.Forgot {
		return listed("-", t.phrases.Changes.Forgot, name), true
	}
	return listed("+", t.phrases.Changes.Learned, name), true
}

// factName returns the name of a fact of the whole story that has one.
func (t *teller) factName(v game.Var) (string, bool) {
	i := int(v) - int(t.story.FactVar(0))
	if i < 0 || i >= len(t.story.Facts) || !t.story.Facts[i].Named {
		return "", false
	}
	return t.words.Facts[i].Name, true
}

func (t *teller) meterChange(e *game.Event, now *game.State) (change, bool) {
	m, _ := e.Var.Meter()
	switch m {
	case game.Suspicion:
		return t.suspicionChange(e), true
	case game.Trace:
		return t.traceChange(e), true
	case game.Clock:
		return t.clockChange(e, now)
	default:
		return t.storyMeterChange(m, e), true
	}
}

// suspicionChange tells a rise with what went into it, and the level's name
// where it is another than before. At the limit, being caught says it.
func (t *teller) suspicionChange(e *game.Event) change {
	p := &t.phrases.Changes
	c := change{sign: arrow(e), tone: risk(e)}
	pairs := []string{"n", strconv.Itoa(abs(e.To - e.From)), "now", strconv.Itoa(e.To), "why", t.riseReasons(e)}
	switch {
	case e.Lifted:
		c.text = fill(p.Lifted, pairs...)
	case e.Asked > 0 && e.To == e.From && e.Cover > 0:
		return change{sign: "=", text: fill(p.Covered, pairs...)}
	case e.Asked > 0 && (e.Difficulty != 0 || e.Cover != 0):
		c.text = fill(p.RiseBecause, pairs...)
	case e.To > e.From:
		c.text = fill(p.Rise, pairs...)
	case e.To == 0:
		c.text = fill(p.Set, pairs...)
	default:
		c.text = fill(p.Fall, pairs...)
	}
	if was, is := t.story.Level(e.From), t.story.Level(e.To); is >= 0 && was != is && e.To < game.SuspicionLimit {
		c.text = fill(p.Level, "change", c.text, "level", t.words.Levels[is])
	}
	return c
}

// riseReasons says what a rise of suspicion was made of: what was asked, what
// the difficulty added, what the cover took off.
func (t *teller) riseReasons(e *game.Event) string {
	p := &t.phrases.Changes
	reasons := []string{fill(p.Asked, "n", strconv.Itoa(e.Asked))}
	switch {
	case e.Difficulty < 0:
		reasons = append(reasons, fill(p.Easier, "n", strconv.Itoa(-e.Difficulty), "difficulty", game.Recruit.String()))
	case e.Difficulty > 0:
		reasons = append(reasons, fill(p.Harder, "n", strconv.Itoa(e.Difficulty), "difficulty", game.Ghost.String()))
	}
	if e.Cover > 0 {
		reasons = append(reasons, fill(p.Cover, "n", strconv.Itoa(e.Cover), "item", t.words.Items[e.CoveredBy].Name))
	}
	return strings.Join(reasons, ", ")
}

func (t *teller) traceChange(e *game.Event) change {
	p := &t.phrases.Changes
	phrase := p.Trace
	if e.To > e.From {
		phrase = p.Floor
	}
	text := fill(phrase, "now", strconv.Itoa(e.To), "floor", strconv.Itoa(10*e.To))
	return change{sign: arrow(e), text: text, tone: risk(e)}
}

// clockChange tells the minutes left, unless the clock was set or stopped
// since, or belongs to a scene that was left.
func (t *teller) clockChange(e *game.Event, now *game.State) (change, bool) {
	if minutes, runs := now.Clock(); !runs || minutes != e.To {
		return change{}, false
	}
	c := change{sign: "·", text: t.phrases.Changes.Left.of(e.To)}
	if e.To <= fewMinutes {
		c.tone = worse
	}
	return c, true
}

// fewMinutes is when a clock is shown to run short.
const fewMinutes = 2

func (t *teller) storyMeterChange(m game.Meter, e *game.Event) change {
	phrase := t.phrases.Changes.Up
	if e.To < e.From {
		phrase = t.phrases.Changes.Down
	}
	text := fill(phrase, "name", t.meterName(m), "n", strconv.Itoa(abs(e.To-e.From)), "now", strconv.Itoa(e.To))
	return change{sign: arrow(e), text: text}
}

// meterName returns what a meter is called.
func (t *teller) meterName(m game.Meter) string {
	switch m {
	case game.Suspicion:
		return t.phrases.Locked.Suspicion
	case game.Trace:
		return t.phrases.Locked.Trace
	case game.Clock:
		return t.phrases.Locked.Clock
	default:
		return t.words.Meters[m-game.FirstDeclared]
	}
}

func arrow(e *game.Event) string {
	if e.To < e.From {
		return "▼"
	}
	return "▲"
}

func risk(e *game.Event) tone {
	if e.To > e.From {
		return worse
	}
	return news
}

func abs(n int) int { return max(n, -n) }
