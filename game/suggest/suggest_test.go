package suggest_test

import (
	"strings"
	"testing"

	"cobalt/game/suggest"
)

func TestNearest(t *testing.T) {
	keys := []string{"keys", "kiosk", "the-cell", "coat"}
	for _, c := range []struct {
		name string
		in   []string
		want string
	}{
		{"kyes", keys, "keys"},          // two letters changed places
		{"key", keys, "keys"},           // one is missing
		{"the-sell", keys, "the-cell"},  // one is another
		{"the-celll", keys, "the-cell"}, // one is too many
		{"boat", keys, "coat"},
		{"umbrella", keys, ""}, // nothing is near
		{"x", nil, ""},
		{"x", []string{"a"}, ""},           // nothing of it is left
		{"ab", []string{"ac", "aa"}, "aa"}, // a tie goes to what sorts first
		{"ab", []string{"aa", "ac"}, "aa"},
		{strings.Repeat("x", 500), []string{strings.Repeat("x", 499)}, ""}, // too long to measure
	} {
		got, ok := suggest.Nearest(c.name, c.in)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("Nearest(%q, %q) = %q, %v; want %q", c.name, c.in, got, ok, c.want)
		}
	}
}

func TestPhrase(t *testing.T) {
	if got := suggest.Phrase("kyes", []string{"keys"}); got != ` (did you mean "keys"?)` {
		t.Errorf("a near name gives %q", got)
	}
	if got := suggest.Phrase("keys", []string{"keys"}); got != "" {
		t.Errorf("the name itself gives %q", got)
	}
}
