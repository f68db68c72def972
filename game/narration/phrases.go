package narration

import (
	"strconv"
	"strings"
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
}

// LockPhrases are the words for the reasons why a choice is locked.
type LockPhrases struct {
	Needs                   string
	NotNow                  string `yaml:"not_now"`
	And, Or                 string
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
