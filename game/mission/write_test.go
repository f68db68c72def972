package mission_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"cobalt/game"
	"cobalt/game/mission"
)

func TestSet(t *testing.T) {
	tests := []struct{ name, before, key, value, after string }{
		{"no front matter", "wait\n", "story", "x", "---\nstory: x\n---\nwait\n"},
		{"an empty file", "", "story", "x", "---\nstory: x\n---\n"},
		{"empty front matter", "---\n# mine\n---\n", "story", "x", "---\n# mine\nstory: x\n---\n"},
		{"a new key", "---\nb: 1 # one\na: [2]\n---\nwait\n", "story", "x", "---\nb: 1 # one\na: [2]\nstory: x\n---\nwait\n"},
		{"a key that is there", "---\nb: 1\nstory:   y   # which\na: 2\n---\n", "story", "x", "---\nb: 1\nstory:   x   # which\na: 2\n---\n"},
		{"a quoted one", "---\nstory: 'y'\n---", "story", "x", "---\nstory: 'x'\n---\n"},
		{"an empty one", "---\nstory:\nb: 1\n---\n", "story", "x", "---\nstory: x\nb: 1\n---\n"},
		{"a folded one", "---\nname: >\n  a long\n  one\nb: 1\n---\n", "name", "short", "---\nname: short\nb: 1\n---\n"},
		{"a quoted one over two lines", "---\nname: \"a\n  b\"\nb: 1\n---\n", "name", "short", "---\nname: short\nb: 1\n---\n"},
		{"a structure", "---\nname: {a: [1]}\n---\n", "name", "short", "---\nname: short\n---\n"},
		{"in braces", "---\n{story: y, b: 1}\n---\n", "story", "x", "---\n{story: x, b: 1}\n---\n"},
		{"added in braces", "---\n{b: 1}\n---\n", "story", "x", "---\nb: 1\nstory: x\n---\n"},
		{"a moment", "---\n---\n", "saved", "2026-11-22T14:03:11Z", "---\nsaved: 2026-11-22T14:03:11Z\n---\n"},
		{"what YAML would misread", "---\n---\n", "name", "no: [thing] # here", "---\nname: 'no: [thing] # here'\n---\n"},
		{"a number for a text", "---\n---\n", "name", "0123", "---\nname: '0123'\n---\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := mustParse(t, tt.before)
			if err := f.Set(tt.key, tt.value); err != nil {
				t.Fatal(err)
			}
			if got := string(f.Bytes()); got != tt.after {
				t.Errorf("got %q\nwant %q", got, tt.after)
			}
			again := mustParse(t, string(f.Bytes()))
			if got, ok := again.Get(tt.key); !ok || got != tt.value {
				t.Errorf("Get = %q, %v; want %q", got, ok, tt.value)
			}
			for i := range f.Lines {
				if f.Lines[i].Number != again.Lines[i].Number {
					t.Errorf("line %d is said to be %d", again.Lines[i].Number, f.Lines[i].Number)
				}
			}
		})
	}
}

func TestInherit(t *testing.T) {
	const own, sums = "story: tower\ndigest: d\ndifficulty: ghost\n", "sha256:0000000000000000000000000000000000000000000000000000000000000000"
	tests := []struct{ name, from, front string }{
		{"nothing", "climb\n", own},
		{"other keys", "---\nb: 1 # one\na: [2]\n---\nclimb\n", "b: 1 # one\na: [2]\n" + own},
		{"its own keys", "---\ndifficulty: recruit # mine\nstory: foot\nb: 1\ndigest: x\n---\n", "difficulty: ghost # mine\nstory: tower\nb: 1\ndigest: d\n"},
		{"other line ends", "---\r\nb: 1\r\n---\r\nclimb\r\n", "b: 1\n" + own},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := mustParse(t, "---\n"+own+"---\ngo-up\n")
			if err := f.Inherit(mustParse(t, tt.from)); err != nil {
				t.Fatal(err)
			}
			if got, want := string(f.Bytes()), "---\n"+tt.front+"---\ngo-up\n"; got != want {
				t.Errorf("got %q\nwant %q", got, want)
			}
			if f.Difficulty != game.Ghost {
				t.Errorf("difficulty %v", f.Difficulty)
			}
		})
	}
	f, from := mustParse(t, "---\n"+own+"---\ngo-up\n"), mustParse(t, "")
	if err := from.Set("sum", sums); err != nil {
		t.Fatal(err)
	}
	if err := f.Inherit(from); err != nil {
		t.Fatal(err)
	}
	mustParse(t, string(f.Bytes())) // the sum is of its own lines
}

func TestSetRefuses(t *testing.T) {
	const text = "---\nstory: x\n---\nwait\n"
	for _, kv := range [][2]string{
		{"difficulty", "brutal"}, {"saved", "soon"}, {"sum", "1"}, {"name", "a\nb"}, {"name", "\x1b[2J"}, {"name", "\xff"}, {"version", "2"},
	} {
		f := mustParse(t, text)
		if err := f.Set(kv[0], kv[1]); err == nil {
			t.Errorf("Set(%q, %q) is accepted: %q", kv[0], kv[1], f.Bytes())
		}
		if got := string(f.Bytes()); got != text {
			t.Errorf("Set(%q, %q) leaves %q", kv[0], kv[1], got)
		}
	}
}

func TestBuild(t *testing.T) {
	story := &game.Story{ID: "cobalt", Digest: "sha256:9f2c"}
	f := mission.New(story, game.Ghost)
	build(t, f)
	if err := f.Sign(time.Date(2026, 11, 22, 16, 3, 11, 999, time.FixedZone("", 7200))); err != nil {
		t.Fatal(err)
	}
	want := `---
story: cobalt
digest: sha256:9f2c
difficulty: ghost
saved: 2026-11-22T14:03:11Z
sealed: front and lines
sum: ` + f.Sum + `
front: ` + f.Front + `
---
# Budapest
burst-the-photograph          @ 4.210
a-choice-with-an-id-that-is-longer-than-most @ 0.000
expect                        @ 9.999
expect suspicion <= 20
wait
`
	if got := string(f.Bytes()); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	mustParse(t, want)
	if err := f.AddChoice("wait", mission.Untimed); err != nil {
		t.Fatal(err)
	}
	if got := string(mustParse(t, string(f.Bytes())).Bytes()); !strings.HasSuffix(got, "\nwait\nwait\n") {
		t.Errorf("after another choice:\n%s", got)
	}
}

func build(t *testing.T, f *mission.File) {
	t.Helper()
	err := errors.Join(
		f.AddComment(" Buda\x1b\xffpest\n"),
		f.AddChoice("burst-the-photograph", 4210*time.Millisecond),
		f.AddChoice("a-choice-with-an-id-that-is-longer-than-most", 0),
		f.AddChoice("expect", 9_999_999*time.Microsecond),
		f.AddExpect("suspicion <= 20"),
		f.AddChoice("wait", mission.Untimed),
	)
	if err != nil {
		t.Fatal(err)
	}
}

func TestAddRefuses(t *testing.T) {
	f := new(mission.File)
	for what, err := range map[string]error{
		"no id":          f.AddChoice("", 0),
		"a label":        f.AddChoice("Wait a bit", 0),
		"two lines":      f.AddChoice("wait\nwait", mission.Untimed),
		"a comment":      f.AddChoice("#wait", mission.Untimed),
		"half a rule":    f.AddExpect("keys and"),
		"nothing at all": f.AddExpect(""),
		"two rules":      f.AddExpect("keys\nexpect keys"),
	} {
		if err == nil {
			t.Errorf("%s: accepted", what)
		}
	}
	if len(f.Bytes()) > 0 {
		t.Errorf("the file holds %q", f.Bytes())
	}
}

func TestKeep(t *testing.T) {
	const text = "# start\nexpect a\none\n# between\nexpect b\ntwo\n# end\n"
	for n, want := range []string{
		"# start\nexpect a\n",
		"# start\nexpect a\none\n# between\nexpect b\n",
		text,
		text,
	} {
		f := mustParse(t, text)
		g := f.Clone()
		f.Keep(n)
		if got := string(f.Bytes()); got != want {
			t.Errorf("Keep(%d) = %q, want %q", n, got, want)
		}
		if err := f.AddChoice("three", mission.Untimed); err != nil {
			t.Fatal(err)
		}
		if got := string(g.Bytes()); got != text {
			t.Errorf("Keep(%d) changed a copy: %q", n, got)
		}
	}
}
