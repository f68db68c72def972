package mission

import (
	"strings"
	"testing"
)

// TestExchangeAlike holds a key that is set without reading the YAML again
// against the same key set by reading it.
func TestExchangeAlike(t *testing.T) {
	sum := func(digit string) string { return sumPrefix + strings.Repeat(digit, 64) }
	const moment, later = "2026-11-22T14:03:11Z", "2031-01-02T03:04:05Z"
	for _, tt := range []struct {
		name, front, key, value string
		direct                  bool
	}{
		{"sum", "story: a\nsum: " + sum("0"), "sum", sum("f"), true},
		{"front, first", "front: " + sum("0") + "\nname: mine # keep", "front", sum("f"), true},
		{"moment", "saved: " + moment + "\nstory: a", "saved", later, true},
		{"the same", "sealed: " + signedBoth, "sealed", signedBoth, true},
		{"unknown key", "mine: " + moment, "mine", later, true},
		{"carriage returns", "sum: " + sum("0") + "\r\nstory: a\r", "sum", sum("f"), true},
		{"a comment behind", "sum: " + sum("0") + " # sum", "sum", sum("f"), false},
		{"quoted", "sum: '" + sum("0") + "'", "sum", sum("f"), false},
		{"two blanks", "saved:  " + moment, "saved", later, false},
		{"a flow", "{saved: " + moment + ", story: a}", "saved", later, false},
		{"an anchor", "saved: &a " + moment + "\nother: *a", "saved", later, false},
		{"another form", "saved: " + moment, "saved", "2031-01-02T03:04:05+01:00", false},
		{"no such key", "story: a", "saved", moment, false},
		{"nested", "deep:\n  saved: " + moment, "saved", later, false},
		{"nothing", "", "saved", moment, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := "wait @ 1.000\n"
			if tt.front != "" {
				text = "---\n" + tt.front + "\n---\n" + text
			}
			file, err := Parse("a.mission", []byte(text))
			if file == nil {
				t.Fatal(err)
			}
			direct, edited := file.Clone(), file.Clone()
			if ok := direct.exchangeAlike(tt.key, tt.value); ok != tt.direct {
				t.Fatalf("set directly: %v", ok)
			}
			if !tt.direct {
				return
			}
			if err := edited.edit(tt.key, tt.value); err != nil {
				t.Fatal(err)
			}
			if direct.front.raw != edited.front.raw || direct.front.yaml != edited.front.yaml || !same(direct.front.mapping(), edited.front.mapping()) {
				t.Errorf("directly\n%s\nand by reading it again\n%s", direct.front.raw, edited.front.raw)
			}
			direct.front, edited.front = front{}, front{}
			if a, b := *direct, *edited; a.Sum != b.Sum || a.Front != b.Front || !a.Saved.Equal(b.Saved) || a.Signed != b.Signed || a.moved != b.moved {
				t.Errorf("directly %+v, and by reading it again %+v", a, b)
			}
			if !strings.Contains(string(file.Bytes()), tt.front) {
				t.Error("the file that was copied has changed")
			}
		})
	}
}
