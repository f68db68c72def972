package light_test

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	stdsha256 "crypto/sha256"

	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/mission"
	"cobalt/game/mission/light"
	"cobalt/game/playthrough"
)

const vectors = "../testdata/vectors"

// The vectors that every reader must accept are accepted, and written back as they
// were; those that it must refuse are refused, for the same reason. Front matter that
// needs a reader of YAML is refused instead of accepted.
func TestVectors(t *testing.T) {
	index, err := os.ReadFile(vectors + "/index.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []struct {
		File, Reason string
		Choices      []struct {
			ID, Label   string
			Nanoseconds *int64
		}
	}
	if err := json.Unmarshal(index, &all); err != nil || len(all) < 50 {
		t.Fatalf("%d vectors: %v", len(all), err)
	}
	beyond := map[string]bool{"accept/front-matter-in-braces.mission": true, "accept/unknown-keys.mission": true}
	for _, v := range all {
		text, err := os.ReadFile(filepath.Join(vectors, v.File))
		if err != nil {
			t.Fatal(err)
		}
		file, err := light.Parse(string(text))
		if v.Reason != "" || beyond[v.File] {
			refused(t, v.File, v.Reason, err)
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", v.File, err)
			continue
		}
		if got := file.Text(); got != string(text) {
			t.Errorf("%s is written back as %q", v.File, got)
		}
		var i int
		for _, line := range file.Lines {
			if line.Kind != light.Choice {
				continue
			}
			want, at := v.Choices[i], light.Untimed
			if want.Nanoseconds != nil {
				at = time.Duration(*want.Nanoseconds)
			}
			if line.Name != want.ID+want.Label || line.Label != (want.Label != "") || line.At != at {
				t.Errorf("%s: choice %d is %+v, want %+v", v.File, i, line, want)
			}
			i++
		}
		if i != len(v.Choices) {
			t.Errorf("%s: %d choices, want %d", v.File, i, len(v.Choices))
		}
	}
}

func refused(t *testing.T, file, reason string, err error) {
	t.Helper()
	var fault *light.Error
	switch {
	case !errors.As(err, &fault):
		t.Errorf("%s is not refused: %v", file, err)
	case reason == "newer" && !fault.Newer, reason == "damaged" && !fault.Damaged, reason == "faulty" && (fault.Newer || fault.Damaged):
		t.Errorf("%s is refused as %+v, want %s", file, fault, reason)
	}
}

// A story that has rules to name, and one choice with itself as its target.
func story(id string) *game.Story {
	s := &game.Story{
		ID: id, Digest: "sha256:" + strings.Repeat("0a", 32), Rules: "sha256:" + strings.Repeat("b1", 32),
		Scenes:  []game.Scene{{ID: "a", Last: 1, Expired: game.NoNode, Caught: game.NoNode}},
		Nodes:   []game.Node{{ID: "n", Last: 2}},
		Choices: []game.Choice{{ID: "wait"}, {ID: "a-choice-whose-id-is-longer-than-the-column"}},
		Text: []*game.Words{{
			Title: id, Scenes: []game.SceneWords{{Title: "A  scene\u0085 of\u202e its own"}}, Nodes: []string{"n"}, Choices: []string{"Wait", "Other"},
		}},
	}
	if err := s.Finalize(); err != nil {
		panic(err)
	}
	return s
}

// A run is written as package mission writes it, to the letter, whatever is taken
// back; and what that package wrote is read, and gone on with, as it would.
func TestWritten(t *testing.T) {
	began := time.Date(2026, 11, 22, 14, 3, 11, 42e6, time.UTC)
	const beganText, savedText = "2026-11-22T14:03:11.042Z", "2026-11-22T15:00:00Z"
	saved := began.Truncate(time.Hour).Add(time.Hour)
	for _, id := range []string{"cobalt", "1984", "no", "2001-01-01", "1e3", "0x1f", "über-uns", "null", "3-days", "08", "1_000", "true-north"} {
		s := story(id)
		for _, d := range game.Difficulties {
			run, err := playthrough.Begin(s, d, began)
			if err != nil {
				t.Fatal(err)
			}
			record, err := mission.Record(s, d, mission.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if err := keep.SetBegan(record.File, run); err != nil {
				t.Fatal(err)
			}
			file := light.New(s, d, beganText)
			file.AddComment(s.Text[0].Scenes[0].Title)
			for i := range 6 {
				at := time.Duration(i)*1234567*time.Microsecond - 1
				if run, err = run.Choose(i%2, at); err != nil {
					t.Fatal(err)
				}
				if i == 3 {
					run, _ = run.Back()
					file.Keep(3)
				} else {
					file.AddChoice(s.Choices[i%2].ID, at)
				}
				if err := record.Follow(run); err != nil {
					t.Fatal(err)
				}
				if err := record.File.Sign(saved); err != nil {
					t.Fatal(err)
				}
				file.Sign(savedText)
				if got, want := file.Text(), string(record.File.Bytes()); got != want {
					t.Fatalf("%s, choice %d:\n%s\nwant\n%s", id, i, got, want)
				}
			}
			again, err := light.Parse(file.Text())
			if err != nil || again.Get("story") != id || again.Difficulty != d {
				t.Errorf("%s is read again as %q: %v", id, again.Get("story"), err)
			}
		}
	}
}

// A key is set as package mission sets it, and comments stay.
func TestSet(t *testing.T) {
	for _, text := range []string{
		"---\nstory: cobalt # ours\n# a comment\nname: \"Ann\"\n---\nwait\n",
		"---\r\nstory: 'cobalt'\r\ndigest:\r\n---\r\nwait", "wait\n", "wait\r\nwait", "", "---\n---\n", "\ufeff---\nstory: b\n---\n",
		"---\nsum: sha256:" + strings.Repeat("AB", 32) + "\n---\n",
	} {
		s := story("no")
		want, err := mission.Parse("f", []byte(text))
		if err != nil && want == nil {
			t.Fatal(err)
		}
		got, _ := light.Parse(text)
		got.Stamp(s, game.Ghost)
		got.AddChoice("wait", light.Untimed)
		for _, key := range [][2]string{{"story", s.ID}, {"digest", s.Digest}, {"rules", s.Rules}, {"difficulty", "ghost"}} {
			if err := want.Set(key[0], key[1]); err != nil {
				t.Fatal(err)
			}
		}
		if err := want.AddChoice("wait", mission.Untimed); err != nil {
			t.Fatal(err)
		}
		if err := want.Sign(time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)); err != nil {
			t.Fatal(err)
		}
		got.Sign("2026-01-02T03:04:05Z")
		if got.Text() != string(want.Bytes()) {
			t.Errorf("%q becomes\n%q, want\n%q", text, got.Text(), want.Bytes())
		}
	}
}

// The hash is the standard library's.
func TestSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(t, "text"))
		sum := stdsha256.Sum256([]byte(text))
		if got, want := light.SumOf(text), "sha256:"+hex.EncodeToString(sum[:]); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	})
}

// FuzzParse reads files that package mission reads too, and holds the two against each
// other.
func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob(vectors + "/*/*.mission")
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		if len(text) < 1<<12 {
			f.Add(string(text))
		}
	}
	f.Fuzz(func(t *testing.T, text string) { compared(t, text) })
}
