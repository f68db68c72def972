package scenes

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"cobalt/scenes/index"
)

// checkIndex holds an index against the text: a use that is not implied stands at
// its id, and everything is a place in its file.
func checkIndex(t *testing.T, fsys fs.FS, a *Analysis) {
	t.Helper()
	for name, file := range a.Files {
		raw, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		src := newSource(name, plainEnds(raw))
		for _, u := range file.Uses {
			start, end := src.offset(u.Line, u.Col), src.offset(u.EndLine, u.EndCol)
			text := string(src.raw[start:end])
			want := u.Name.ID
			if u.Name.Kind == index.Scene {
				want += extension
			}
			switch {
			case u.File != name:
				t.Errorf("%s is told in %s", u.Range.String(), name)
			case !u.Implied && unescaped(text) != want:
				t.Errorf("%s: %q, want %q", u.Range.String(), text, want)
			case u.Implied && u.Behind.Line == 0:
				t.Errorf("%s: nothing can be written behind %q", u.Range.String(), text)
			}
		}
		checkParts(t, src, file.Parts)
	}
}

func checkParts(t *testing.T, src *source, parts []index.Part) {
	t.Helper()
	for i := range parts {
		p := &parts[i]
		if p.Line < 1 || p.Last < p.Line || p.Last > len(src.lines) {
			t.Errorf("%s: a part %+v of %d lines", src.name, p, len(src.lines))
		}
		checkParts(t, src, p.Parts)
	}
}

// Every name in the stories that are shipped, and in all of the test's own, is at the place
// that the index says.
func TestIndex(t *testing.T) {
	folders := map[string]fs.FS{"cobalt": Embedded()}
	for _, dir := range []string{"good", "broken"} {
		paths, err := filepath.Glob(filepath.Join("testdata", dir, "*.txtar"))
		if err != nil || len(paths) == 0 {
			t.Fatal(err)
		}
		for _, path := range paths {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			folders[path] = archiveFS(t, a)
		}
	}
	for name, fsys := range folders {
		t.Run(filepath.Base(name), func(t *testing.T) {
			a, err := Analyze(fsys, Options{})
			if err != nil {
				t.Skip(err)
			}
			checkIndex(t, fsys, a)
		})
	}
}

// Every declaration of the shipped story is in the index, and every choice has its
// name.
func TestIndexIsWhole(t *testing.T) {
	a, err := Analyze(Embedded(), Options{})
	if err != nil || a.Story == nil {
		t.Fatal(err, a.Faults)
	}
	count := map[index.Kind]int{}
	for _, d := range a.Names {
		count[d.Kind]++
	}
	s := a.Story
	for kind, want := range map[index.Kind]int{
		index.Item: len(s.Items), index.Meter: len(s.Meters), index.Ending: len(s.Endings), index.Scene: len(s.Scenes),
		index.Node: len(s.Nodes), index.Choice: len(s.Choices),
	} {
		if count[kind] != want {
			t.Errorf("%d names of %ss, want %d", count[kind], kind, want)
		}
	}
	for i := range s.Choices {
		node := &s.Nodes[s.Choices[i].Node]
		name := index.Name{Kind: index.Choice, Scene: s.Scenes[node.Scene].ID, Node: node.ID, ID: s.Choices[i].ID}
		if d, ok := a.Declared(name); !ok || d.Words != s.Text[0].Choices[i] || d.At.Line != s.Choices[i].Pos.Line {
			t.Errorf("%v is declared as %+v", name, d)
		}
	}
	targets := 0
	for _, file := range a.Files {
		for _, u := range file.Uses {
			if u.Role == index.Leads && u.Name.Kind == index.Node {
				targets++
			}
		}
	}
	if targets < len(s.Choices)*9/10 {
		t.Errorf("only %d targets", targets)
	}
}

// Names in the cards of people, in pieces of text and in visits are uses, too.
func TestIndexOfNewSyntax(t *testing.T) {
	fsys := archiveFS(t, txtar.Parse([]byte(strings.Join([]string{
		"-- story.md --", "---", "title: T", "start: a.md", "meters: {trust: {name: Trust, min: 0, max: 3, start: 1}}",
		"items: {keys: {name: Keys}}", "people: {carter: {name: Carter, trust: trust, met: keys and trust > 1}}", "---",
		"-- a.md --", "## A", "", "He has `trust` of it, `if keys`and keys`else if trust > 1`and none`end`.", "", "- [On](#a) `if visits(\"#a\") < 3` `trust +1`", "",
	}, "\n"))))
	a, err := Analyze(fsys, Options{})
	if err != nil || len(a.Faults) > 0 {
		t.Fatal(err, a.Faults)
	}
	checkIndex(t, fsys, a)
	for name, want := range map[index.Name]int{
		{Kind: index.Meter, ID: "trust"}: 6, {Kind: index.Item, ID: "keys"}: 3, {Kind: index.Node, Scene: "a", ID: "a"}: 3,
	} {
		if got := len(a.Uses(name)); got != want {
			t.Errorf("%d uses of %v, want %d: %v", got, name, want, a.Uses(name))
		}
	}
}
