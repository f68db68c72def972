package plain

import "testing"

// TestMeantName holds which mission a word means in plain mode.
func TestMeantName(t *testing.T) {
	names := []string{"Keleti", "Keleti again", "The Lens"}
	for which, want := range map[string]string{"Keleti": "Keleti", "the": "The Lens", "keleti a": "Keleti again", "keleti": "", "Ke": "", "x": ""} {
		if got, ok := meantName(names, which); got != want || ok != (want != "") {
			t.Errorf("%q means %q, %v, want %q", which, got, ok, want)
		}
	}
}

// TestSpokenDocuments holds that of a document only the words are spoken.
func TestSpokenDocuments(t *testing.T) {
	for line, want := range map[string]string{
		" sending  ▓░░░░   two bars": " sending          two bars",
		"═════════":                  "",
		"│ Room  612 │":              "  Room  612",
		"":                           "",
	} {
		if got := spoken(line); got != want {
			t.Errorf("%q is spoken %q, want %q", line, got, want)
		}
	}
}
