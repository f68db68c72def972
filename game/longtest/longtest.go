// Package longtest says how much a test does.
//
// Some tests get better with time: they kill a program, break a file or play a
// random story once more. By default they stop after seconds, so that all
// tests pass in minutes on a small machine. If the environment variable
// COBALT_LONG_TESTS is set, they go on for minutes; with -short, they do the
// least that tests anything.
package longtest

import (
	"os"
	"testing"
)

// Variable is the environment variable that asks for the long form.
const Variable = "COBALT_LONG_TESTS"

// Wanted reports whether the long form is asked for.
func Wanted() bool { return os.Getenv(Variable) != "" }

// Count returns how often something is done: long in the long form, usual by
// default, and with -short a tenth of that, or once.
func Count(usual, long int) int {
	switch {
	case Wanted():
		return long
	case testing.Short():
		return max(1, usual/10)
	default:
		return usual
	}
}

// Only skips a test unless the long form is asked for. The reason says how long
// the test takes, as "proofs of the story on two more difficulties take a
// minute".
func Only(t testing.TB, reason string) {
	t.Helper()
	if !Wanted() {
		t.Skipf("%s; %s=1 runs it", reason, Variable)
	}
}
