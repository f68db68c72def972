package lsp

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"cobalt/game/diag"
	"cobalt/scenes/buffer"
	"cobalt/scenes/index"
	"cobalt/scenes/lsp/protocol"
)

// Messages name the word that was meant, and the scene that lacks a node.
var (
	didYouMean  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\(did you mean "([^"]+)"\?\)`) })
	missingNode = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^unknown node "([^"]+)" in ([a-z0-9_]+\.md)`) })
	unknownName = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`unknown (item or fact|item|fact|ending|meter|name) "([a-z][a-z0-9_]*)"`)
	})
)

func (s *server) codeActions(ctx context.Context, q protocol.CodeActions) (any, error) {
	list := protocol.List[protocol.CodeAction]{}
	p := s.at(ctx, q.TextDocument.URI)
	if p == nil || !wanted(q.Context.Only) {
		return list, nil
	}
	faults := p.Faults
	if p.mission() {
		faults = p.missionFaults(p.name, p.doc)
	}
	f := fixer{place: p, client: &s.client}
	for i := range faults {
		d := &faults[i]
		r := widen(p.doc.Document, p.doc.Range(d.Range))
		if p.path(d.File) == p.path(p.name) && overlaps(r, q.Range) {
			f.diagnostic, f.told = d, p.folder.diagnostic(p.analyzed, d)
			f.fix(r)
		}
	}
	return append(list, f.actions...), nil
}

// wanted reports whether a client that asks for some kinds of actions alone asks for
// those that mend.
func wanted(only []string) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(kind string) bool { return kind == "quickfix" || kind == "" })
}

func overlaps(a, b protocol.Range) bool { return !before(a.End, b.Start) && !before(b.End, a.Start) }

func before(a, b protocol.Position) bool {
	return a.Line < b.Line || a.Line == b.Line && a.Character < b.Character
}

// A fixer gathers changes that mend diagnostics.
type fixer struct {
	*place
	client     *protocol.Initialize
	diagnostic *diag.Diagnostic
	told       protocol.Diagnostic
	actions    protocol.List[protocol.CodeAction]
}

// add adds an action that puts a text in the place of a range.
func (f *fixer) add(title, file string, r protocol.Range, text string, preferred bool) {
	e := newEdit(f.client)
	e.add(f.place, file, protocol.List[protocol.TextEdit]{{Range: r, NewText: text}})
	f.actions = append(f.actions, protocol.CodeAction{
		Title: title, Kind: "quickfix", Diagnostics: protocol.List[protocol.Diagnostic]{f.told}, Preferred: preferred, Edit: e.WorkspaceEdit,
	})
}

// fix offers changes that mend the diagnostic, which stands at a range.
func (f *fixer) fix(r protocol.Range) {
	message := f.diagnostic.Message
	if m := didYouMean().FindStringSubmatch(message); m != nil {
		f.meant(r, m[1])
	}
	if m := missingNode().FindStringSubmatch(message); m != nil {
		f.node(m[1], m[2])
	}
	if m := unknownName().FindStringSubmatch(message); m != nil {
		f.declare(m[1], m[2])
	}
}

// meant replaces a word by the one that was meant; in a mission it may also be the
// earlier id of a choice.
func (f *fixer) meant(r protocol.Range, word string) {
	text := f.doc.Text[f.doc.Offset(r.Start):f.doc.Offset(r.End)]
	quoted := regexp.MustCompile(`"([^"]+)"`).FindStringSubmatch(f.diagnostic.Message)
	if quoted == nil {
		return
	}
	at := strings.Index(text, quoted[1])
	if at < 0 {
		return
	}
	start := f.doc.Offset(r.Start) + at
	r = protocol.Range{Start: f.doc.Position(start), End: f.doc.Position(start + len(quoted[1]))}
	f.add(fmt.Sprintf("Write %q", word), f.name, r, word, true)
	if f.mission() && f.diagnostic.Code == "unknown-choice" && f.diagnostic.Related != nil {
		f.earlier(quoted[1], word)
	}
}

// earlier lets a choice of the node at which a mission stopped be known by another
// id, too.
func (f *fixer) earlier(old, id string) {
	at := f.diagnostic.Related[0]
	for _, d := range f.Names {
		if d.Kind != index.Choice || d.ID != id || d.At.File != at.File || index.Check(index.Choice, old) != nil {
			continue
		}
		if "this is "+d.Scene+".md#"+d.Node != at.Message {
			continue
		}
		for _, u := range f.Uses(d.Name) {
			if u.Role == index.Declares {
				f.add(fmt.Sprintf("Let %q be an earlier id of %q, as `was %s`", old, id, old), u.File,
					f.folder.document(f.analyzed, u.File).Range(u.Behind), " `was "+old+"`", false)
			}
		}
	}
}

// node writes a node that is missing, at the end of its scene.
func (f *fixer) node(id, file string) {
	if f.Files[file] == nil || index.Check(index.Node, id) != nil {
		return
	}
	doc := f.folder.document(f.analyzed, file)
	end := doc.Position(len(doc.Text))
	text := "\n" + index.Heading(id) + "\n\n"
	if !strings.HasSuffix(doc.Text, "\n") {
		text = "\n" + text
	}
	f.add(fmt.Sprintf("Write the node %q in %s", id, file), file, protocol.Range{Start: end, End: end}, text, false)
}

// declare declares a name in story.md.
func (f *fixer) declare(kind, id string) {
	sections := map[string][]string{
		"item": {"items"}, "fact": {"facts"}, "ending": {"endings"}, "meter": {"meters"},
	}[kind]
	if sections == nil {
		sections = []string{"items", "facts"}
	}
	title := strings.TrimPrefix(index.Heading(strings.ReplaceAll(id, "_", "-")), "## ")
	title, _, _ = strings.Cut(title, " {")
	value := map[string]string{
		"items": "{name: " + title + "}", "facts": "null", "endings": "{name: " + title + "}",
		"meters": "{name: " + title + ", min: 0, max: 9, start: 0}",
	}
	doc := f.folder.document(f.analyzed, "story.md")
	for _, section := range sections {
		if at, text, ok := declaration(doc, section, id+": "+value[section]); ok {
			pos := doc.Position(at)
			f.add(fmt.Sprintf("Declare %q in story.md, under %q", id, section), "story.md", protocol.Range{Start: pos, End: pos}, text, false)
		}
	}
}

// declaration returns the byte at which, and the text as which, a line can be written into a section
// of a story's front matter. It is not ok if that is unclear.
func declaration(doc *buffer.Document, section, line string) (at int, text string, ok bool) {
	for n := 2; n <= doc.Count(); n++ {
		row := doc.Lines(n, n)
		bare := strings.TrimRight(row, " \t\r\n")
		switch {
		case bare == "---":
			return doc.OffsetOf(n, 1), section + ":\n  " + line + "\n", true
		case bare == section+":":
			below := doc.Lines(n+1, n+1)
			indent := below[:len(below)-len(strings.TrimLeft(below, " "))]
			return doc.OffsetOf(n+1, 1), nonEmpty(indent, "  ") + line + "\n", true
		case strings.HasPrefix(row, section+": {"):
			rest := ", "
			if strings.HasPrefix(strings.TrimLeft(row[len(section)+3:], " "), "}") {
				rest = ""
			}
			return doc.OffsetOf(n, 1) + len(section) + len(": {"), line + rest, true
		case strings.HasPrefix(row, section+":"):
			return 0, "", false
		}
	}
	return 0, "", false
}
