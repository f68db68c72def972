package screen

import "testing"

// TestShortNumbers holds that in a list with numbers of two digits none is taken
// by its first.
func TestShortNumbers(t *testing.T) {
	for entries, want := range map[int]int{3: 2, 9: 2, 10: 0, 12: 0} {
		taken := 0
		c := NewChooser(nil)
		for n := range entries {
			c.Entries = append(c.Entries, Entry{Label: "go", Take: func(*Context) Action { taken = n + 1; return Action{} }})
		}
		if c.takeShort(nil, 2); taken != want {
			t.Errorf("of %d entries, 2 takes number %d, want %d", entries, taken, want)
		}
	}
}
