package narration

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"cobalt/game"
)

// ChangePhrases are the words for the changes of a step.
type ChangePhrases struct {
	Rise                      string
	RiseBecause               string `yaml:"rise_because"`
	Covered, Fall, Set, Level string
	Asked, Easier, Harder     string
	Cover, Trace, Floor       string
	Lifted                    string
	Gained, Lost              string
	Learned, Forgot           string
	Up, Down                  string
	Left                      Counted
	Caught, Expired           string
	Difficulties              DifficultyNames
	Spoken                    SpokenChanges
}

// DifficultyNames are the names of the difficulties within a sentence.
type DifficultyNames struct{ Recruit, Agent, Ghost string }

// Of returns the name of a difficulty.
func (n *DifficultyNames) Of(d game.Difficulty) string {
	switch d {
	case game.Recruit:
		return n.Recruit
	case game.Ghost:
		return n.Ghost
	default:
		return n.Agent
	}
}

// SpokenChanges are the words for changes of numbers where they are read aloud: a
// screen reader passes over a minus.
type SpokenChanges struct {
	Rise         string
	RiseBecause  string `yaml:"rise_because"`
	Fall, Lifted string
	Up, Down     string
}

// Aloud returns the phrases with the spoken ones in the place of those that are seen.
func (p ChangePhrases) Aloud() ChangePhrases {
	s := &p.Spoken
	p.Rise, p.RiseBecause, p.Fall, p.Lifted, p.Up, p.Down = s.Rise, s.RiseBecause, s.Fall, s.Lifted, s.Up, s.Down
	return p
}

// LockPhrases are the words for the reasons why a choice is locked.
type LockPhrases struct {
	Needs                   string
	NotNow                  string `yaml:"not_now"`
	And, Or                 string
	AndBeforeI              string `yaml:"and_before_i"` // where the next word begins with the sound of i
	OrBeforeO               string `yaml:"or_before_o"`  // where it begins with that of o
	AndGroup                string `yaml:"and_group"`    // before an alternative that is demanded as well
	Group                   string // an alternative that comes first among several demands
	Nested                  string // demands that hold an alternative, within an alternative
	Item, Without, Fact     string
	NotFact                 string `yaml:"not_fact"`
	Something, Otherwise    string
	Exactly                 string
	OtherThan               string `yaml:"other_than"`
	Below, Above            string
	AtLeast                 string `yaml:"at_least"`
	AtMost                  string `yaml:"at_most"`
	Minutes                 Counted
	Suspicion, Trace, Clock string
}

// A Counted is a phrase that depends on a number, {n}.
type Counted struct{ One, Other string }

// Of returns the phrase for a number, filled in as by [Fill].
func (c Counted) Of(n int, pairs ...string) string {
	phrase := c.Other
	if n == 1 {
		phrase = c.One
	}
	return Fill(phrase, append([]string{"n", strconv.Itoa(n)}, pairs...)...)
}

// FillSentence is [Fill] for a phrase that is a sentence: where a value ends in a stop,
// the period of the phrase behind it is left out.
func FillSentence(phrase string, pairs ...string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		if value := pairs[i+1]; value != "" && stops(value) {
			phrase = withoutPeriod(phrase, "{"+pairs[i]+"}")
		}
	}
	return Fill(phrase, pairs...)
}

// Sentence returns a text with a period at its end, unless it ends in a stop already.
func Sentence(text string) string {
	if stops(text) {
		return text
	}
	return text + "."
}

func stops(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?…", last)
}

// withoutPeriod returns a phrase without the single periods behind a name in it.
func withoutPeriod(phrase, name string) string {
	parts := strings.Split(phrase, name)
	for i := 1; i < len(parts); i++ {
		if strings.HasPrefix(parts[i], ".") && !strings.HasPrefix(parts[i], "..") {
			parts[i] = parts[i][1:]
		}
	}
	return strings.Join(parts, name)
}

// Fill puts values in a phrase: Fill("{a} and {b}", "a", "bread", "b", "salt").
// A value is never filled in again.
func Fill(phrase string, pairs ...string) string {
	var b strings.Builder
	for {
		text, rest, found := strings.Cut(phrase, "{")
		b.WriteString(text)
		if !found {
			return b.String()
		}
		value, length := valueAt(rest, pairs)
		if length == 0 {
			value = "{"
		}
		b.WriteString(value)
		phrase = rest[length:]
	}
}

// valueAt returns the value for the name that a text begins with, up to a closing
// brace, and the length of both; the length is 0 if there is none.
func valueAt(text string, pairs []string) (value string, length int) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if rest, ok := strings.CutPrefix(text, pairs[i]); ok && strings.HasPrefix(rest, "}") {
			return pairs[i+1], len(pairs[i]) + 1
		}
	}
	return "", 0
}
