package mission

import (
	"fmt"
	"strings"

	"cobalt/game"
	"cobalt/game/expr"
)

// A Since says what the nodes and choices of an earlier version of a story became.
type Since struct {
	Story  *game.Story // the earlier version
	Node   func(game.NodeID) (game.NodeID, bool)
	Choice func(game.ChoiceID) (game.ChoiceID, bool)
}

// Follow rewrites, in a copy of a file, the choices and nodes that have another
// name now than in the earlier version of the story on which the file runs. What
// the story still knows by its name stays, and so does everything behind the line
// at which the file's run of the earlier version stops. The file itself is
// returned if nothing changes.
func Follow(story *game.Story, file *File, since *Since, opt Options) (*File, []Change, error) {
	difficulty := file.Difficulty
	if opt.Difficulty != nil {
		difficulty = *opt.Difficulty
	}
	old, err := Start(since.Story, difficulty, Options{Words: since.Story.Text[1:]})
	if err != nil {
		return file, nil, nil //nolint:nilerr // a story that does not begin names nothing
	}
	f := follower{Since: since, story: story, old: old, file: file.Clone()}
	for i := range f.file.Lines {
		goes, err := f.line(i)
		if err != nil {
			return file, nil, err
		}
		if !goes {
			break
		}
	}
	if len(f.changes) == 0 {
		return file, nil, nil
	}
	return f.file, f.changes, nil
}

// A follower walks through a file beside a run of the earlier version.
type follower struct {
	*Since
	story   *game.Story
	old     *Runner
	file    *File
	changes []Change
}

// line rewrites one line, and reports whether the run of the earlier version goes
// on behind it.
func (f *follower) line(i int) (goes bool, err error) {
	line := &f.file.Lines[i]
	switch line.Kind {
	case Choice:
		was := line.Choice
		choice, findErr := f.old.Find(was)
		if findErr != nil {
			return false, nil //nolint:nilerr // from here on the file does not fit the earlier version either
		}
		id := since(f.old, choice)
		if name, renamed := f.renamed(id, was); renamed {
			if err := f.file.setChoice(i, name); err != nil {
				return false, err
			}
			f.changes = append(f.changes, Change{Line: line.Number, Was: was.String(), Now: name, Choice: true})
		}
		return f.old.Take(choice) == nil, nil
	case Expect:
		now := f.expression(line.Expr).String()
		if now == line.Expr.String() {
			return true, nil
		}
		was := line.Source
		if err := f.file.setExpect(i, now); err != nil {
			return false, err
		}
		f.changes = append(f.changes, Change{Line: line.Number, Was: was, Now: now})
		return true, nil
	case Bad:
		return false, nil
	default:
		return true, nil
	}
}

// since returns the choice of the run's node with an index.
func since(r *Runner, choice int) game.ChoiceID {
	return r.story.Nodes[r.state.Node].First + game.ChoiceID(choice)
}

// renamed returns the id that a choice has now, if its node does not know it by
// the given name any more.
func (f *follower) renamed(was game.ChoiceID, ref Ref) (id string, renamed bool) {
	now, ok := f.Choice(was)
	if !ok {
		return "", false
	}
	there := newRunner(f.story, Options{Words: f.story.Text[1:]})
	there.state.Node = f.story.Choices[now].Node
	for _, choice := range there.point().Choices(ref) {
		if since(there, choice) == now {
			return "", false
		}
	}
	return f.story.Choices[now].ID, true
}

// expression returns an expectation with the names that its nodes and choices
// have now.
func (f *follower) expression(n *expr.Node) *expr.Node {
	now := *n
	now.Args = make([]*expr.Node, len(n.Args))
	for i, arg := range n.Args {
		now.Args[i] = f.expression(arg)
	}
	switch n.Kind {
	case expr.At, expr.Seen, expr.Visits:
		if ref, renamed := f.node(n.Operand); renamed {
			now.Operand = ref
		}
	case expr.Can, expr.Locked:
		found := f.old.point().Choices(Ref{Text: n.Operand, Label: n.Quoted})
		if len(found) == 1 {
			if id, renamed := f.renamed(since(f.old, found[0]), Ref{Text: n.Operand, Label: n.Quoted}); renamed {
				now.Operand, now.Quoted = id, false
			}
		}
	case expr.And, expr.Or, expr.Not, expr.Name, expr.Compare, expr.Ending:
	}
	return &now
}

// node returns the name that a node has now, if the story does not know the old
// one any more.
func (f *follower) node(target string) (ref string, renamed bool) {
	was, err := f.old.story.Scope(f.old.Scene()).Node(target)
	if err != nil {
		return "", false
	}
	now, ok := f.Node(was)
	if !ok || f.story.NodeRef(now) == f.old.story.NodeRef(was) {
		return "", false
	}
	return f.story.NodeRef(now), true
}

// setChoice exchanges the choice of a line, and nothing else of it.
func (f *File) setChoice(i int, id string) error {
	was := &f.Lines[i]
	text := was.Choice.String()
	start := strings.Index(was.raw, text)
	if start < 0 {
		return fmt.Errorf("%s:%d: cannot find the choice %s in its line", f.Name, was.Number, quote(text))
	}
	line, msg := parseLine(was.raw[:start] + id + was.raw[start+len(text):])
	if msg != "" || line.Choice.Text != id {
		return fmt.Errorf("%s:%d: cannot write the choice %s there: %s", f.Name, was.Number, quote(id), msg)
	}
	line.Number = was.Number
	f.Lines[i] = line
	f.stale = true
	return nil
}
