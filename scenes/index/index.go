// Package index holds the places of the names of a story, and the parts of its files:
// the answers to the questions of an editor.
//
// The compiler fills it. It promises that lines and columns are those
// of diagnostics. It reads no file itself.
package index

import (
	"slices"

	"cobalt/game/diag"
)

// An Index is all that stands in a story's files.
type Index struct {
	Files map[string]*File // by name in the story's folder
	// Names are the names that are declared, each once, in the order of files
	// and lines.
	Names []Declared
	// Lacking are the things that translations lack, each in a file of the
	// translation, with the original as the related place.
	Lacking diag.List
}

// A File is the content of one file.
type File struct {
	Uses  []Use  // in the order of the file
	Parts []Part // nodes, in the order of the file; of story.md none
	Tag   string // of a translation: its language, else empty
}

// A Declared is a declared name, and the words that readers see for it.
type Declared struct {
	Name
	At    diag.Range
	Words string // an item's name, a node's heading, a choice's label
	About string // an item's or fact's text, an ending's hint, a meter's bounds
}

// Uses returns every use of a name, in the order of files and lines.
func (a *Index) Uses(name Name) []Use {
	var uses []Use
	for _, file := range a.FileNames() {
		for _, u := range a.Files[file].Uses {
			if u.Name == name {
				uses = append(uses, u)
			}
		}
	}
	return uses
}

// FileNames returns the names of the story's files, sorted.
func (a *Index) FileNames() []string {
	names := make([]string, 0, len(a.Files))
	for name := range a.Files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Declared returns the declaration of a name.
func (a *Index) Declared(name Name) (Declared, bool) {
	i := slices.IndexFunc(a.Names, func(d Declared) bool { return d.Name == name })
	if i < 0 {
		return Declared{}, false
	}
	return a.Names[i], true
}

// UseAt returns the use that stands at a line and column, both from 1; the
// column just behind a word counts as the word's.
func (f *File) UseAt(line, col int) (Use, bool) {
	best, found := Use{}, false
	for _, u := range f.Uses {
		if u.Line == line && u.Col <= col && col <= u.EndCol && (!found || u.EndCol-u.Col < best.EndCol-best.Col) {
			best, found = u, true
		}
	}
	return best, found
}

// A PartKind is a kind of parts.
type PartKind uint8

// The kinds of parts.
const (
	NodePart PartKind = iota
	ChoicePart
	BlockPart
)

// A Part is a node, a choice or a block, and the lines that it fills.
type Part struct {
	Kind       PartKind
	Name       Name // of nodes and, in the original, of choices
	Words      string
	Line, Last int // from 1, both inclusive
	Col        int // at which it begins in its first line
	Parts      []Part
	Original   diag.Range // of a translation: the lines of the original; Line 0 if there are none
	Minutes    int        // a choice takes, 0 to 9,999
	Timed      bool       // they are written out
	Suspicion  int        // by which a choice surely changes suspicion, on agent and without cover
	Trace      int        // likewise
	Behind     diag.Range // of a choice: the end of the line in which its label is
	Silent     bool       // a block without words
}

// NodeOf returns the name of the node that a line is part of.
func NodeOf(parts []Part, line int) (Name, bool) {
	for i := range parts {
		if parts[i].Line <= line && line <= parts[i].Last {
			return parts[i].Name, true
		}
	}
	return Name{}, false
}

// PartAt returns the innermost part that a line, from 1, is in, and the node that
// it belongs to; nil if there is none.
func (f *File) PartAt(line int) (part, node *Part) {
	parts := f.Parts
	for {
		var in *Part
		for i := range parts {
			if parts[i].Line <= line && line <= parts[i].Last {
				in = &parts[i]
			}
		}
		if in == nil {
			return part, node
		}
		if part = in; in.Kind == NodePart {
			node = in
		}
		parts = in.Parts
	}
}

// Pair notes in a translation's parts the lines of their originals: nodes by
// id, choices by their order, blocks with words by theirs.
func Pair(original, translated *File) {
	for i := range translated.Parts {
		t := &translated.Parts[i]
		for k := range original.Parts {
			if o := &original.Parts[k]; o.Name == t.Name && o.Name.ID != "" {
				t.pair(o, o.Name.Scene+".md")
				break
			}
		}
	}
}

func (p *Part) pair(original *Part, file string) {
	p.Original = diag.Range{File: file, Line: original.Line, EndLine: original.Last}
	for _, kind := range []PartKind{ChoicePart, BlockPart} {
		theirs := original.worded(kind)
		for i, mine := range p.worded(kind) {
			if i < len(theirs) {
				mine.pair(theirs[i], file)
			}
		}
	}
}

// worded returns the part's own parts of a kind that have words.
func (p *Part) worded(kind PartKind) []*Part {
	var list []*Part
	for i := range p.Parts {
		if q := &p.Parts[i]; q.Kind == kind && !q.Silent {
			list = append(list, q)
		}
	}
	return list
}
