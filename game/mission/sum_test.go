package mission_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"cobalt/game/mission"
)

// sealed is a short file as the game writes it.
func sealed(t *testing.T) string {
	t.Helper()
	f := mustParse(t, "---\nstory: cobalt\ndigest: sha256:9f2c\nname: Ann's run # hers\n---\n")
	if err := errors.Join(f.AddComment("Budapest"), f.AddChoice("wait", 4210*time.Millisecond), f.Sign(time.Unix(1_800_000_000, 0))); err != nil {
		t.Fatal(err)
	}
	return string(f.Bytes())
}

// Every bit of a file that the game wrote is told when it is another, and
// every byte that is missing at its end.
func TestEveryFlipIsTold(t *testing.T) {
	text := sealed(t)
	whole := mustParse(t, text)
	digest := whole.Digest
	for i := range text {
		for bit := range 8 {
			flipped := text[:i] + string([]byte{text[i] ^ 1<<bit}) + text[i+1:]
			f, err := mission.Parse("f", []byte(flipped))
			if err != nil {
				continue
			}
			// The rest is told as of another story.
			if f.Digest == "" || f.Digest == digest || f.Difficulty != whole.Difficulty || string(f.Bytes()) != flipped {
				t.Errorf("bit %d of byte %d, %q: accepted\n%s", bit, i, text[i], flipped)
			}
		}
	}
	for i := len("---"); i < len(text); i++ {
		if _, err := mission.Parse("f", []byte(text[:i])); err == nil {
			t.Errorf("cut off at byte %d: accepted", i)
		}
	}
}

// A damaged file says which lines to take out of it to use it all the same.
func TestDamagedSealed(t *testing.T) {
	text := sealed(t)
	for what, damaged := range map[string]string{
		"f:6:9: the file is damaged: it says that it is sealed, and has lost a sum": strings.Replace(text, "\nfront:", "\nfrond:", 1),
		"f:8:8: the file is damaged: its front matter does not match":               strings.Replace(text, "Ann's", "Bob's", 1),
		"f:7:6: the file is damaged: its sum does not match its lines":              strings.Replace(text, "4.210", "1.210", 1),
	} {
		_, err := mission.Parse("f", []byte(damaged))
		if !errors.Is(err, mission.ErrDamaged) || !strings.HasPrefix(err.Error(), what) || !strings.Contains(err.Error(), "take the lines sum, front and sealed out") {
			t.Errorf("%s: got %v", what, err)
		}
	}
	var open []string
	for line := range strings.Lines(text) {
		if key, _, _ := strings.Cut(line, ":"); key != "sum" && key != "front" && key != "sealed" {
			open = append(open, line)
		}
	}
	mustParse(t, strings.Join(open, ""))
}

// Whatever is changed in a sealed file, it stays sealed.
func TestSealKept(t *testing.T) {
	for what, change := range map[string]func(f *mission.File) error{
		"a key":        func(f *mission.File) error { return f.Set("name", "another") },
		"a new key":    func(f *mission.File) error { return f.Set("mood", "calm") },
		"a line":       func(f *mission.File) error { return f.AddChoice("wait", 0) },
		"cut":          func(f *mission.File) error { f.Keep(0); return nil },
		"sealed again": func(f *mission.File) error { return f.Sign(time.Unix(1_900_000_000, 0)) },
		"a key and again": func(f *mission.File) error {
			return errors.Join(f.Set("name", "x"), f.Sign(time.Unix(1, 0)), f.Set("name", "y"))
		},
	} {
		before := sealed(t)
		f := mustParse(t, before)
		if err := change(f); err != nil {
			t.Fatal(err)
		}
		after := string(f.Bytes())
		if g := mustParse(t, after); !g.Signed || g.Front == "" || g.Sum == "" || after == before {
			t.Errorf("%s: %q", what, after)
		}
	}
}

// Front matter of every shape can be sealed, and is then whole.
func TestSealShapes(t *testing.T) {
	for _, front := range []string{
		"", "---\n---\n", "---\n{story: x, b: 1}\n---\n", "\ufeff---\r\nstory: x\r\n---\r\n", "---\nfront: 'sha256:" + strings.Repeat("0", 64) + "' # mine\n---\n",
		"---\nsealed: no\nfront:\nstory: x\n---",
	} {
		f, _ := mission.Parse("f", []byte(front))
		if err := f.Sign(time.Unix(1_800_000_000, 0)); err != nil {
			t.Errorf("%q: %v", front, err)
			continue
		}
		mustParse(t, string(f.Bytes()))
	}
}
