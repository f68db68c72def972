package narration

import (
	"slices"
	"strconv"
	"strings"

	"cobalt/game"
)

// A Tone says whether a change is news, worse or alarming for the player.
type Tone uint8

// The tones.
const (
	News  Tone = iota // something is so now
	Worse             // something rose that should not, or runs out
	Alarm             // the way was lost
)

// A Change is something that a step did, in words, with a sign that tells its
// direction without color.
type Change struct {
	Sign string
	Text string
	Tone Tone

	// For things that are gained, lost or learned: the phrase of the text, and the
	// names in it. Several changes in a row are told as one.
	phrase string
	names  []string
}

// listed is a change that tells of a name.
func listed(sign, phrase string, names ...string) Change {
	return Change{Sign: sign, Text: Fill(phrase, "name", List(names)), phrase: phrase, names: names}
}

// join makes one change of two, if both tell the same about names.
func (c Change) join(next Change) (Change, bool) {
	if c.phrase == "" || c.phrase != next.phrase {
		return c, false
	}
	return listed(c.Sign, c.phrase, slices.Concat(c.names, next.names)...), true
}

// change puts an event into words. An event that is secret, or that the screen
// shows anyway, has none.
func (t *Narrator) change(e *game.Event, now *game.State) (Change, bool) {
	p := t.Changes
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
		return Change{Sign: "■", Text: p.Caught, Tone: Alarm}, true
	case game.Expired:
		return Change{Sign: "■", Text: p.Expired, Tone: Alarm}, true
	case game.TimePassed, game.Entered, game.Ended: // the screen shows them anyway
		return Change{}, false
	default:
		panic("narration: an event of an unknown kind")
	}
}

func (t *Narrator) itemName(v game.Var) string { return t.Words.Items[v].Name }

func (t *Narrator) factChange(e *game.Event) (Change, bool) {
	name, named := t.factName(e.Var)
	if !named {
		return Change{}, false
	}
	if e.Kind == game.Forgot {
		return listed("-", t.Changes.Forgot, name), true
	}
	return listed("+", t.Changes.Learned, name), true
}

// factName returns the name of a fact of the whole story that has one.
func (t *Narrator) factName(v game.Var) (string, bool) {
	i := int(v) - int(t.Story.FactVar(0))
	if i < 0 || i >= len(t.Story.Facts) || !t.Story.Facts[i].Named {
		return "", false
	}
	return t.Words.Facts[i].Name, true
}

func (t *Narrator) meterChange(e *game.Event, now *game.State) (Change, bool) {
	m, _ := e.Var.Meter()
	switch m {
	case game.Suspicion:
		return t.suspicionChange(e), true
	case game.Trace:
		return t.traceChange(e), true
	case game.Clock:
		return t.clockChange(e, now)
	case game.FirstDeclared: // and those after it are the story's own
	}
	return t.storyMeterChange(m, e), t.Story.Shows(m) != game.ShowNever
}

// suspicionChange tells a rise with its parts, and the level's name if it is a new
// one. At the limit, being caught says it.
func (t *Narrator) suspicionChange(e *game.Event) Change {
	p := t.Changes
	c := Change{Sign: arrow(e), Tone: risk(e)}
	pairs := []string{"n", strconv.Itoa(abs(e.To - e.From)), "now", strconv.Itoa(e.To), "why", t.riseReasons(e)}
	switch {
	case e.Lifted:
		c.Text = Fill(p.Lifted, pairs...)
	case e.Asked > 0 && e.To == e.From && e.Cover > 0:
		return Change{Sign: "=", Text: Fill(p.Covered, pairs...)}
	case e.Asked > 0 && (e.Difficulty != 0 || e.Cover != 0):
		c.Text = Fill(p.RiseBecause, pairs...)
	case e.To > e.From:
		c.Text = Fill(p.Rise, pairs...)
	case e.To == 0:
		c.Text = Fill(p.Set, pairs...)
	default:
		c.Text = Fill(p.Fall, pairs...)
	}
	if was, is := t.Story.Level(e.From), t.Story.Level(e.To); is >= 0 && was != is && e.To < game.SuspicionLimit {
		c.Text = Fill(p.Level, "change", c.Text, "level", t.Words.Levels[is])
	}
	return c
}

// riseReasons tells the parts of a rise of suspicion: the rise that the story asked
// for, the part that the difficulty added, and the part that the cover took off.
func (t *Narrator) riseReasons(e *game.Event) string {
	p := t.Changes
	reasons := []string{Fill(p.Asked, "n", strconv.Itoa(int(e.Asked)))}
	switch {
	case e.Difficulty < 0:
		reasons = append(reasons, Fill(p.Easier, "n", strconv.Itoa(int(-e.Difficulty)), "difficulty", p.Difficulties.Recruit))
	case e.Difficulty > 0:
		reasons = append(reasons, Fill(p.Harder, "n", strconv.Itoa(int(e.Difficulty)), "difficulty", p.Difficulties.Ghost))
	}
	if e.Cover > 0 {
		reasons = append(reasons, Fill(p.Cover, "n", strconv.Itoa(int(e.Cover)), "item", t.Words.Items[e.CoveredBy].Name))
	}
	return strings.Join(reasons, ", ")
}

func (t *Narrator) traceChange(e *game.Event) Change {
	p := t.Changes
	phrase := p.Trace
	if e.To > e.From {
		phrase = p.Floor
	}
	text := Fill(phrase, "now", strconv.Itoa(e.To), "floor", strconv.Itoa(10*e.To))
	return Change{Sign: arrow(e), Text: text, Tone: risk(e)}
}

// clockChange tells the minutes left, unless the clock was set or stopped
// since, or belongs to a scene that was left.
func (t *Narrator) clockChange(e *game.Event, now *game.State) (Change, bool) {
	if minutes, runs := now.Clock(); !runs || minutes != e.To {
		return Change{}, false
	}
	c := Change{Sign: "·", Text: t.Changes.Left.Of(e.To)}
	if e.To <= FewMinutes {
		c.Tone = Worse
	}
	return c, true
}

// FewMinutes is from how many minutes down a clock is shown to run short.
const FewMinutes = 2

func (t *Narrator) storyMeterChange(m game.Meter, e *game.Event) Change {
	phrase := t.Changes.Up
	if e.To < e.From {
		phrase = t.Changes.Down
	}
	text := Fill(phrase, "name", t.Words.Meters[m-game.FirstDeclared], "n", strconv.Itoa(abs(e.To-e.From)), "now", strconv.Itoa(e.To))
	return Change{Sign: arrow(e), Text: text}
}

func arrow(e *game.Event) string {
	if e.To < e.From {
		return "▼"
	}
	return "▲"
}

func risk(e *game.Event) Tone {
	if e.To > e.From {
		return Worse
	}
	return News
}

func abs(n int) int { return max(n, -n) }
