package board

import (
	"strings"
	"testing"
	"time"
)

// What is read has no control character, and is no larger than it may be.
func TestRead(t *testing.T) {
	table, err := Read(strings.NewReader(`{"story":"x","title":"A\u001b[2J\nB","day":{"goal":"\u009b1m"},"places":[{"name":"N\u202eora\t","seconds":1.5,"more":1}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if text := table.Title + table.Day.Goal + table.Places[0].Name; strings.ContainsAny(text, "\x1b\n\t\u009b\u202e") {
		t.Errorf("%q", text)
	}
	if got := table.Places[0].Time(); got != 1500*time.Millisecond {
		t.Error(got)
	}
	for name, text := range map[string]string{
		"no JSON": "<html>", "a list": "[]", "of no story": "{}", "not UTF-8": "{\"story\":\"\xff\"}", "too large": `{"story":"` + strings.Repeat("x", MaxSize) + `"}`,
	} {
		if _, err := Read(strings.NewReader(text)); err == nil {
			t.Errorf("%s is a table", name)
		}
	}
}

// A time is read as it is written; one that is not known stays so.
func TestSeconds(t *testing.T) {
	for _, d := range []time.Duration{-1, 0, 4210 * time.Millisecond} {
		if got := (&Place{Seconds: Seconds(d)}).Time(); got != d {
			t.Errorf("%v is %v", d, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`{"story":"x","places":[{"name":"\u001b"}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		table, err := Read(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, p := range table.Places {
			if strings.ContainsAny(p.Name+p.Category+table.Title, "\x1b\n\r\t\u009b") {
				t.Errorf("%+v", p)
			}
		}
	})
}
