package mission

import (
	"fmt"
	"strings"

	"cobalt/game"
)

// Bless runs a file, and returns a copy that expects the same run again: behind
// each choice that leads into another scene, and behind the last one, it expects
// the node, the numbers, and the items and facts that are new since the time
// before. The file's own lines stay, expectations included; the front matter names
// the story that was run. If the result is not OK there is no copy. The error is
// that of [Run], or that the file would become too long.
func Bless(story *game.Story, file *File, opt Options) (*File, *Result, error) {
	result, err := Run(story, file, opt)
	if err != nil || !result.OK {
		return nil, result, err
	}
	r, err := Start(story, result.State.Difficulty, Options{Words: opt.Words})
	if err != nil {
		return nil, nil, err
	}
	b := blesser{Recorder: &Recorder{Runner: r, File: file.Clone()}, last: r.state}
	b.File.Lines = nil
	if err := b.bless(file.Lines); err != nil {
		return nil, nil, err
	}
	return b.File, result, b.stamp()
}

// A blesser writes a run down anew, with its outcome.
type blesser struct {
	*Recorder
	last game.State // at which the outcome was last written down
}

func (b *blesser) bless(lines []Line) error {
	for i := range lines {
		b.File.keep(&lines[i])
		if lines[i].Kind != Choice {
			continue
		}
		scenes := len(b.splits)
		b.Do(&lines[i])
		own, more := expectedNext(lines[i+1:])
		if more && len(b.splits) == scenes {
			continue
		}
		if err := b.note(own); err != nil {
			return err
		}
	}
	return nil
}

// expectedNext returns the expectations before the next choice, and whether there
// is one.
func expectedNext(lines []Line) (own map[string]bool, more bool) {
	own = map[string]bool{}
	for i := range lines {
		switch line := &lines[i]; {
		case line.Kind == Choice:
			return own, true
		case line.Kind == Expect:
			own[line.Source] = true
		}
	}
	return own, false
}

// note writes the outcome so far down, without the facts that are expected there
// already, and without those that would not hold as they would be read.
func (b *blesser) note(own map[string]bool) error {
	for _, source := range b.facts() {
		if own[source] || b.expects(source) != nil {
			continue
		}
		if err := b.File.AddExpect(source); err != nil {
			return err
		}
	}
	b.last = b.state
	return nil
}

// facts returns everything that can be expected at this point of the run, a line
// each.
func (b *blesser) facts() []string {
	where := "at " + b.place()
	if ending, ok := b.state.Ended(); ok {
		where = "ending " + b.story.Endings[ending].ID
	}
	facts := []string{where}
	if numbers := b.numbers(); len(numbers) > 0 {
		facts = append(facts, strings.Join(numbers, " and "))
	}
	return append(facts, b.names()...)
}

// numbers compares the built-in numbers that the story has, and its own that changed.
func (b *blesser) numbers() []string {
	var numbers []string
	if b.story.HasSuspicion() {
		numbers = append(numbers, fmt.Sprintf("suspicion == %d", b.state.Suspicion()))
	}
	if b.state.Trace() > 0 || b.last.Trace() > 0 {
		numbers = append(numbers, fmt.Sprintf("trace == %d", b.state.Trace()))
	}
	if clock, runs := b.state.Clock(); runs {
		numbers = append(numbers, fmt.Sprintf("clock == %d", clock))
	}
	for i := range b.story.Meters {
		m := game.FirstDeclared + game.Meter(i)
		if b.state.Meters[m] != b.last.Meters[m] {
			numbers = append(numbers, fmt.Sprintf("%s == %d", b.story.MeterName(m), b.state.Meters[m]))
		}
	}
	if _, free := b.point().Total("minutes"); free {
		numbers = append(numbers, fmt.Sprintf("minutes == %d", b.state.Minutes))
	}
	return numbers
}

// names tells the items and facts that were gained or lost, on lines that are not
// too long.
func (b *blesser) names() []string {
	const most = 72
	var lines []string
	for _, name := range b.changed() {
		last := len(lines) - 1
		if last >= 0 && len(lines[last])+len(" and ")+len(name) <= most {
			lines[last] += " and " + name
		} else {
			lines = append(lines, name)
		}
	}
	return lines
}

// changed lists the items and facts that changed.
func (b *blesser) changed() []string {
	var names []string
	look := func(name string, v game.Var, was bool) {
		switch is := b.state.Has(v); {
		case is && !was:
			names = append(names, name)
		case was && !is:
			names = append(names, "not "+name)
		}
	}
	s := b.story
	for i := range s.Items {
		v := s.ItemVar(game.ItemID(i))
		look(s.Items[i].ID, v, b.last.Has(v))
	}
	for i := range s.Facts {
		v := s.FactVar(game.FactID(i))
		look(s.Facts[i].ID, v, b.last.Has(v))
	}
	stayed := s.Nodes[b.last.Node].Scene == b.Scene()
	for i, fact := range s.Scenes[b.Scene()].Facts {
		v := s.SceneFactVar(i)
		look(fact.ID, v, stayed && b.last.Has(v))
	}
	return names
}

// keep adds a line of another file, as it stands there.
func (f *File) keep(line *Line) {
	kept := *line
	kept.Number = f.front.lines() + len(f.Lines) + 1
	f.Lines = append(f.Lines, kept)
	f.stale = true
}
