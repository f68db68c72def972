package naming

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/game/suggest"
	"cobalt/scenes"
	"cobalt/scenes/buffer"
	"cobalt/scenes/index"
)

// A Source is a story and its missions, as files.
type Source struct {
	Story    fs.FS
	Options  scenes.Options
	Missions map[string]string // texts by path
}

// A Request names a thing and its new name.
type Request struct {
	Name index.Name
	New  string
	// Forget leaves out the span `was` by which a renamed choice is still found by
	// saves and missions that are not at hand.
	Forget bool
}

// A Changed is a file that a rename changes.
type Changed struct {
	Name          string // in the story's folder, or the mission's path
	Mission       bool
	Before, After string
}

// A FaultError says that a story has faults, or would have them after a rename.
type FaultError struct {
	Before bool // it has them already
	Faults diag.List
}

func (e *FaultError) Error() string {
	if e.Before {
		return "the story has faults; mend them first, because what cannot be read cannot be renamed:\n" + e.Faults.Error()
	}
	return "nothing was renamed, because the story would have faults:\n" + e.Faults.Error()
}

// Rename returns the files that change, sorted by name, stories before missions.
// The error is a [*FaultError], or says why the name cannot be changed.
func Rename(src *Source, req Request) ([]Changed, error) {
	a, err := scenes.Analyze(src.Story, src.Options)
	if err != nil {
		return nil, err
	}
	if len(a.Faults) > 0 {
		return nil, &FaultError{Before: true, Faults: a.Faults}
	}
	if err := check(a, req); err != nil {
		return nil, err
	}
	r := renamer{Source: src, Request: req, analysis: a}
	if err := r.story(); err != nil {
		return nil, err
	}
	if err := r.missions(); err != nil {
		return nil, err
	}
	return r.changed, nil
}

// check says why a name cannot be changed.
func check(a *scenes.Analysis, req Request) error {
	if _, ok := a.Declared(req.Name); !ok {
		return fmt.Errorf("there is no %s %q%s", req.Name.Kind, req.Name, suggest.Phrase(req.Name.ID, idsOf(a, req.Name.Kind)))
	}
	if err := index.Check(req.Name.Kind, req.New); err != nil {
		return err
	}
	if req.New == req.Name.ID {
		return fmt.Errorf("the %s is called %q already", req.Name.Kind, req.New)
	}
	other := req.Name
	other.ID = req.New
	if d, ok := a.Declared(other); ok {
		return fmt.Errorf("another %s is called %q already, at %s", req.Name.Kind, req.New, d.At.String())
	}
	return nil
}

func idsOf(a *scenes.Analysis, kind index.Kind) []string {
	var ids []string
	for _, d := range a.Names {
		if d.Kind == kind {
			ids = append(ids, d.ID)
		}
	}
	return ids
}

// A renamer is one rename under way.
type renamer struct {
	*Source
	Request
	analysis *scenes.Analysis // before
	after    *scenes.Analysis
	changed  []Changed
}

// story renames in the story's files, and compiles the result.
func (r *renamer) story() error {
	texts := map[string]string{}
	for _, name := range r.analysis.FileNames() {
		edits := r.edits(r.analysis.Files[name].Uses)
		if len(edits) == 0 {
			continue
		}
		before, err := fs.ReadFile(r.Story, name)
		if err != nil {
			return err
		}
		texts[name] = apply(string(before), edits)
		r.changed = append(r.changed, Changed{Name: name, Before: string(before), After: texts[name]})
	}
	after, err := scenes.Analyze(buffer.Overlay{Base: r.Story, Texts: texts}, r.Options)
	if err != nil {
		return err
	}
	if len(after.Faults) > 0 {
		return &FaultError{Faults: after.Faults}
	}
	r.after = after
	return nil
}

// An edit puts a text in the place of a range.
type edit struct {
	diag.Range
	text string
}

// edits returns the edits of a file's uses.
func (r *renamer) edits(uses []index.Use) []edit {
	var list []edit
	for _, u := range uses {
		if u.Name != r.Name {
			continue
		}
		behind := ""
		switch {
		case !u.Implied:
			list = append(list, edit{u.Range, r.New})
		case r.Name.Kind == index.Node:
			behind = " {#" + r.New + "}"
		default:
			behind = " `id " + r.New + "`"
		}
		if r.Name.Kind == index.Choice && u.Role == index.Declares && !r.Forget {
			behind += " `was " + r.Name.ID + "`"
		}
		if behind != "" {
			list = append(list, edit{u.Behind, behind})
		}
	}
	return list
}

// apply applies edits that do not overlap.
func apply(text string, edits []edit) string {
	d := buffer.New(text)
	slices.SortStableFunc(edits, func(a, b edit) int {
		return cmp.Or(cmp.Compare(b.Line, a.Line), cmp.Compare(b.Col, a.Col))
	})
	for _, e := range edits {
		start, end := d.OffsetOf(e.Line, e.Col), d.OffsetOf(e.EndLine, e.EndCol)
		text = text[:start] + e.text + text[end:]
	}
	return text
}

// missions renames in the missions, and runs them again.
func (r *renamer) missions() error {
	names := make([]string, 0, len(r.Missions))
	for name := range r.Missions {
		names = append(names, name)
	}
	slices.Sort(names)
	finder := NewFinder(r.analysis)
	var errs []error
	for _, name := range names {
		if err := r.mission(finder, name); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// mission renames in one mission file. One that cannot be read, or is of another
// story, stays as it is.
func (r *renamer) mission(finder *Finder, name string) error {
	before := r.Missions[name]
	file, err := mission.Parse(name, []byte(before))
	if err != nil || file.Check(r.analysis.Story) != nil {
		return nil //nolint:nilerr // there is nothing in it that could be renamed
	}
	ran, err := mission.Run(r.analysis.Story, file.Clone(), mission.Options{Words: r.analysis.Story.Text[1:]})
	if err != nil {
		return err
	}
	byLine := map[int][]index.Use{}
	for _, u := range finder.Walk(file, 0).Uses {
		byLine[u.Line] = append(byLine[u.Line], u)
	}
	touched := false
	for i := range file.Lines {
		changed, err := r.missionLine(file, i, byLine[file.Lines[i].Number])
		if err != nil {
			return err
		}
		touched = touched || changed
	}
	if touched {
		if err := r.stamp(file); err != nil {
			return err
		}
	}
	again, err := mission.Run(r.after.Story, file, mission.Options{Words: r.after.Story.Text[1:]})
	if err != nil {
		return err
	}
	if ran.OK && !again.OK {
		f := &again.Failures[0]
		return fmt.Errorf("nothing was renamed, because a mission would fail: %s:%d: %s", diag.Name(name), f.Line, f.Message)
	}
	if after := string(file.Bytes()); after != before {
		r.changed = append(r.changed, Changed{Name: name, Mission: true, Before: before, After: after})
	}
	return nil
}

// missionLine renames in one line, and reports whether that changes it.
func (r *renamer) missionLine(file *mission.File, i int, uses []index.Use) (bool, error) {
	uses = slices.DeleteFunc(uses, func(u index.Use) bool { return u.Name != r.Name || u.Implied })
	if len(uses) == 0 {
		return false, nil
	}
	edits := make([]edit, len(uses))
	for k, u := range uses {
		u.Line, u.EndLine = 1, 1
		edits[k] = edit{u.Range, r.New}
	}
	return true, file.Replace(i, apply(file.Lines[i].Text(), edits))
}

// stamp brings the keys up to date that name the story, if a file was played on
// the story as it was.
func (r *renamer) stamp(file *mission.File) error {
	was, now := r.analysis.Story, r.after.Story
	for _, key := range []struct{ name, have, was, now string }{
		{"digest", file.Digest, was.Digest, now.Digest},
		{"rules", file.Rules, was.Rules, now.Rules},
	} {
		if key.have != "" && key.have == key.was && key.now != "" {
			if err := file.Set(key.name, key.now); err != nil {
				return err
			}
		}
	}
	return nil
}

// Find returns the name that a person wrote: an id, and for nodes and choices also
// with the scene before it, as "prison.md#the-cell" and "prison.md#the-cell/leave".
// The error says that there is none, or which several there are.
func Find(a *scenes.Analysis, kind index.Kind, text string) (index.Name, error) {
	var found []index.Name
	for _, d := range a.Names {
		if d.Kind == kind && (d.ID == text || Written(d.Name) == text || kind == index.Node && "#"+d.ID == text) {
			found = append(found, d.Name)
		}
	}
	switch len(found) {
	case 0:
		return index.Name{}, fmt.Errorf("there is no %s %q%s", kind, text, suggest.Phrase(text, idsOf(a, kind)))
	case 1:
		return found[0], nil
	}
	list := make([]string, len(found))
	for i, n := range found {
		list[i] = Written(n)
	}
	return index.Name{}, fmt.Errorf("there are %d of the name %q; write which: %s", len(found), text, strings.Join(list, ", "))
}

// Written returns a name so that no other has it.
func Written(n index.Name) string {
	switch {
	case n.Kind == index.Choice:
		return n.Scene + ".md#" + n.Node + "/" + n.ID
	case n.Kind == index.Fact && n.Scene != "":
		return n.Scene + ":" + n.ID
	default:
		return n.String()
	}
}

// Offered returns the choices that can be taken at a run's node, and those that are
// shown locked.
func Offered(r *mission.Runner) (open, locked []game.ChoiceID) {
	state := r.State()
	if _, ended := state.Ended(); ended {
		return nil, nil
	}
	first := r.Story().Nodes[state.Node].First
	for _, o := range r.Story().Options(&state, nil) {
		if id := first + game.ChoiceID(o.Choice); o.Locked {
			locked = append(locked, id)
		} else {
			open = append(open, id)
		}
	}
	return open, locked
}
