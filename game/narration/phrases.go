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
	old := make([]string, len(pairs))
	copy(old, pairs)
	for i := 0; i < len(old); i += 2 {
		old[i] = "{" + old[i] + "}"
	}
	return strings.NewReplacer(old...).Replace(phrase)
}
