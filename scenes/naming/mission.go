// Package naming finds the places of a story's names, in its mission files too, and
// renames them.
//
// It promises that a rename is whole: scenes, translations and missions together
// compile and run afterwards as they did before, or there is an error and nothing
// to write. It writes no files itself. It refuses a story with faults, because a
// rename would miss names that cannot be read.
package naming

import (
	"strings"
	"unicode/utf8"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/expr"
	"cobalt/game/mission"
	"cobalt/scenes"
	"cobalt/scenes/index"
)

// A Finder finds the names of a story in its missions.
type Finder struct {
	story *game.Story
	known map[string]index.Name            // items, facts, meters
	local map[string]map[string]index.Name // facts of scenes, by scene
}

// NewFinder returns a finder for a story that compiled.
func NewFinder(a *scenes.Analysis) *Finder {
	f := &Finder{story: a.Story, known: map[string]index.Name{}, local: map[string]map[string]index.Name{}}
	for _, d := range a.Names {
		switch {
		case d.Kind > index.Meter:
		case d.Scene == "":
			f.known[d.ID] = d.Name
		default:
			if f.local[d.Scene] == nil {
				f.local[d.Scene] = map[string]index.Name{}
			}
			f.local[d.Scene][d.ID] = d.Name
		}
	}
	return f
}

// A Walk is a mission file held against a story.
type Walk struct {
	Uses []index.Use // in the order of the lines
	// Runner is the run after the last line that could be run, at most before the
	// line asked for; nil if the story cannot begin.
	Runner *mission.Runner
	// Stopped says that a line could not be run: names behind it are found only as
	// far as they mean the same everywhere.
	Stopped bool
}

// Walk replays a file up to a line, 0 meaning all of it, and finds the names in
// the lines.
func (f *Finder) Walk(file *mission.File, before int) *Walk {
	w := &Walk{}
	r, err := mission.Start(f.story, file.Difficulty, mission.Options{Words: f.story.Text[1:]})
	if err == nil {
		w.Runner = r
	}
	w.Stopped = err != nil
	for i := range file.Lines {
		line := &file.Lines[i]
		if before > 0 && line.Number >= before {
			break
		}
		f.line(w, file.Name, line)
		if !w.Stopped {
			_, goes := r.Do(line)
			w.Stopped = !goes
		}
	}
	return w
}

// line finds the names in one line, before it is run.
func (f *Finder) line(w *Walk, name string, line *mission.Line) {
	l := finding{Finder: f, Walk: w, file: name, line: line}
	switch line.Kind {
	case mission.Choice:
		l.choice(line.Choice.Text, line.Choice.Label, line.Col, utf8.RuneCountInString(line.Choice.String()))
	case mission.Expect:
		line.Expr.Walk(l.node)
	default:
	}
}

// A finding is a line in which names are found.
type finding struct {
	*Finder
	*Walk
	file string
	line *mission.Line
}

func (l *finding) use(col, size int, name index.Name, implied bool) {
	l.Uses = append(l.Uses, index.Use{
		Range: diag.Range{File: l.file, Line: l.line.Number, Col: col, EndLine: l.line.Number, EndCol: col + size},
		Name:  name, Role: index.Reads, Implied: implied,
	})
}

// column returns the column of a byte of the expression.
func (l *finding) column(at int) int {
	return l.line.Col + utf8.RuneCountInString(l.line.Source[:at])
}

func (l *finding) node(n *expr.Node) {
	switch n.Kind {
	case expr.Name, expr.Compare:
		l.name(n.Name, n.Pos)
		if n.Other != "" {
			l.name(n.Other, n.OtherPos)
		}
	case expr.Seen, expr.Visits, expr.At:
		l.target(n.Operand, n.Pos)
	case expr.Ending:
		for i := range l.story.Endings {
			if l.story.Endings[i].ID == n.Operand {
				l.use(l.column(n.Pos), len(n.Operand), index.Name{Kind: index.Ending, ID: n.Operand}, false)
			}
		}
	case expr.Can, expr.Locked:
		size := utf8.RuneCountInString(n.Operand)
		if n.Quoted {
			size += 2
		}
		l.choice(n.Operand, n.Quoted, l.column(n.Pos), size)
	case expr.And, expr.Or, expr.Not:
	}
}

func (l *finding) name(id string, at int) {
	name, ok := l.known[id]
	if scene := l.scene(); scene != nil && !ok {
		name, ok = l.local[scene.ID][id]
	}
	if ok {
		l.use(l.column(at), len(id), name, false)
	}
}

// scene returns the scene that the run stands in; nil if that is not known.
func (l *finding) scene() *game.Scene {
	if l.Stopped {
		return nil
	}
	return &l.story.Scenes[l.Runner.Scene()]
}

func (l *finding) target(target string, at int) {
	file, id, hash := strings.Cut(target, "#")
	scene := l.scene()
	if file != "" {
		i, ok := l.story.FindScene(strings.TrimSuffix(file, ".md"))
		if !ok {
			return
		}
		scene = &l.story.Scenes[i]
		l.use(l.column(at), utf8.RuneCountInString(file), index.Name{Kind: index.Scene, ID: scene.ID}, false)
	}
	if scene == nil || !hash {
		return
	}
	for n := scene.First; n < scene.Last; n++ {
		if l.story.Nodes[n].ID == id {
			l.use(l.column(at+len(file)+1), utf8.RuneCountInString(id), index.Name{Kind: index.Node, Scene: scene.ID, ID: id}, false)
		}
	}
}

// choice finds the choice that a text names, at the run's node.
func (l *finding) choice(text string, label bool, col, size int) {
	if l.Stopped {
		return
	}
	c, ok := l.chosen(text, label)
	if !ok {
		return
	}
	at := &l.story.Choices[c]
	node := &l.story.Nodes[at.Node]
	l.use(col, size, index.Name{Kind: index.Choice, Scene: l.story.Scenes[node.Scene].ID, Node: node.ID, ID: at.ID}, label)
}

// chosen returns the choice of the run's node that a text names: by its whole id,
// or else as the only one that begins so, or has that label.
func (l *finding) chosen(text string, label bool) (game.ChoiceID, bool) {
	found, n := game.NoChoice, 0
	node := &l.story.Nodes[l.Runner.State().Node]
	if i, err := l.Runner.Find(mission.Ref{Text: text, Label: label}); err == nil {
		return node.First + game.ChoiceID(i), true
	}
	for c := node.First; c < node.Last; c++ {
		id := l.story.Choices[c].ID
		switch {
		case !label && id == text:
			return c, true
		case !label && strings.HasPrefix(id, text), label && l.story.Text[0].Choices[c] == text:
			found, n = c, n+1
		}
	}
	return found, n == 1
}
