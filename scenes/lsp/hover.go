package lsp

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/explore"
	"cobalt/game/mission"
	"cobalt/scenes/index"
	"cobalt/scenes/lsp/protocol"
	"cobalt/scenes/naming"
)

// useAt returns the use of a name at a position, in a scene or a mission.
func (p *place) useAt(pos protocol.Position) (index.Use, bool) {
	line, col := p.doc.Place(p.doc.Offset(pos))
	if !p.mission() {
		if p.index == nil {
			return index.Use{}, false
		}
		return p.index.UseAt(line, col)
	}
	in := index.File{Uses: p.missionUses(p.name, p.doc.Text)}
	return in.UseAt(line, col)
}

// missionUses returns the names in a mission; none, if the story has faults.
func (p *place) missionUses(path, text string) []index.Use {
	file, _ := mission.Parse(path, []byte(text)) // its faults are told elsewhere
	if p.finder == nil || file == nil || file.Check(p.Story) != nil {
		return nil
	}
	return p.finder.Walk(file, 0).Uses
}

func (s *server) hover(ctx context.Context, q protocol.At) (any, error) {
	p := s.at(ctx, q.TextDocument.URI)
	if p == nil {
		return nil, nil
	}
	u, ok := p.useAt(q.Position)
	if !ok {
		return p.original(q.Position), nil
	}
	text := p.describe(u.Name)
	if o := p.original(q.Position); o != nil && u.Implied {
		text += "\n\n---\n\n" + o.Contents.Value
	}
	r := p.doc.Range(u.Range)
	return &protocol.Hover{Contents: protocol.Markup{Kind: "markdown", Value: text}, Range: &r}, nil
}

// original shows, in a translation, the original of a block,
// a choice or a node.
func (p *place) original(pos protocol.Position) *protocol.Hover {
	if p.index == nil || p.index.Tag == "" {
		return nil
	}
	line, _ := p.doc.Place(p.doc.Offset(pos))
	part, _ := p.index.PartAt(line)
	if part == nil || part.Original.Line == 0 {
		return nil
	}
	o := part.Original
	if part.Kind == index.NodePart {
		o.EndLine = o.Line // the heading alone
	}
	text := strings.TrimRight(p.folder.document(p.analyzed, o.File).Lines(o.Line, o.EndLine), "\r\n")
	note := ""
	if slices.ContainsFunc(p.translations, func(d diag.Diagnostic) bool {
		return d.Code == "stale-translation" && d.File == p.name && d.Line == part.Line
	}) {
		note = ", which changed since this was translated"
	}
	return &protocol.Hover{Contents: protocol.Markup{
		Kind: "markdown", Value: fmt.Sprintf("**The original** (%s:%d)%s\n\n%s", o.File, o.Line, note, text),
	}}
}

// describe tells all about a name, in Markdown.
func (p *place) describe(name index.Name) string {
	d, declared := p.Declared(name)
	var b strings.Builder
	fmt.Fprintf(&b, "**%s** `%s`", name.Kind, naming.Written(name))
	if d.Words != "" {
		fmt.Fprintf(&b, " — %s", oneLine(d.Words))
	}
	if d.About != "" {
		fmt.Fprintf(&b, "\n\n%s", oneLine(d.About))
	}
	if !declared && name.Kind == index.Meter {
		b.WriteString("\n\nBuilt in.")
	}
	switch name.Kind {
	case index.Node:
		p.node(&b, name)
	case index.Choice:
		p.choice(&b, name)
	default:
	}
	p.tellUses(&b, name)
	return b.String()
}

// oneLine puts a text on one line.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// tellUses lists the places at which a name is changed, read and led to.
func (p *place) tellUses(b *strings.Builder, name index.Name) {
	uses := p.Uses(name)
	for _, role := range []struct {
		index.Role
		words string
	}{{index.Changes, "Changed"}, {index.Reads, "Read"}, {index.Leads, "Led to"}} {
		var at []string
		for _, u := range uses {
			if u.Role == role.Role && p.Files[u.File].Tag == "" {
				at = append(at, p.link(u.Range))
			}
		}
		if len(at) > 0 {
			fmt.Fprintf(b, "\n\n%s %s: %s", role.words, times(len(at)), strings.Join(shortened(at), ", "))
		}
	}
}

// maxListed is how many places a hover lists.
const maxListed = 8

// shortened cuts a list that is too long to be read.
func shortened(list []string) []string {
	if len(list) <= maxListed {
		return list
	}
	return append(list[:maxListed:maxListed], fmt.Sprintf("and %d more", len(list)-maxListed))
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// link returns a place as a link that editors open.
func (p *place) link(r diag.Range) string {
	return fmt.Sprintf("[%s:%d](%s#L%d)", r.File, r.Line, p.uri(r.File), r.Line)
}

// choice tells the costs of a choice.
func (p *place) choice(b *strings.Builder, name index.Name) {
	file := p.Files[name.Scene+".md"]
	if file == nil {
		return
	}
	for i := range file.Parts {
		for k := range file.Parts[i].Parts {
			if part := &file.Parts[i].Parts[k]; part.Name == name {
				fmt.Fprintf(b, "\n\n%s", costs(part))
				return
			}
		}
	}
}

// node tells the results of the proof about a node, if there is one.
func (p *place) node(b *strings.Builder, name index.Name) {
	if p.Story == nil {
		b.WriteString("\n\nNothing is proven while the story has faults.")
		return
	}
	id, ok := p.nodeID(name)
	if !ok {
		return
	}
	proven := p.folder.provenOf(p.Story)
	switch {
	case p.folder.MaxMemory < 0:
	case proven == nil:
		b.WriteString("\n\nThe proof is under way.")
	default:
		proven.node(b, id)
	}
}

func (p *place) nodeID(name index.Name) (game.NodeID, bool) {
	scene, ok := p.Story.FindScene(name.Scene)
	if !ok {
		return 0, false
	}
	for n := p.Story.Scenes[scene].First; n < p.Story.Scenes[scene].Last; n++ {
		if p.Story.Nodes[n].ID == name.ID {
			return n, true
		}
	}
	return 0, false
}

// node tells the results of the proof about a node.
func (p *proven) node(b *strings.Builder, id game.NodeID) {
	unreachable := false
	for i := range p.report.Defects {
		d := &p.report.Defects[i]
		unreachable = unreachable || d.Kind == explore.UnreachableNode && d.Pos == p.story.Nodes[id].Pos
	}
	known := p.outlook != nil && p.outlook[id].Entered
	switch {
	case unreachable:
		b.WriteString("\n\nProven: no run comes here.")
		return
	case known && p.outlook[id].Exact:
		fmt.Fprintf(b, "\n\nProven: it can be reached, after %s at the least.", choices(p.outlook[id].Choices))
	case known:
		fmt.Fprintf(b, "\n\nProven: it can be reached, after at most %s.", choices(p.outlook[id].Choices))
	case p.report.Complete:
		b.WriteString("\n\nProven: it can be reached.")
	default:
		b.WriteString("\n\nThe proof is not whole: it did not come here.")
	}
	if p.outlook != nil {
		p.tellEndings(b, "Endings still open", p.outlook[id].Open)
		p.tellEndings(b, "Perhaps open", p.outlook[id].Perhaps)
	}
}

func choices(n int) string {
	if n == 1 {
		return "1 choice"
	}
	return fmt.Sprintf("%d choices", n)
}

func (p *proven) tellEndings(b *strings.Builder, what string, endings []game.EndingID) {
	if len(endings) == 0 {
		return
	}
	list := make([]string, len(endings))
	for i, e := range endings {
		list[i] = "`" + p.story.Endings[e].ID + "`"
	}
	fmt.Fprintf(b, "\n\n%s: %s", what, strings.Join(list, ", "))
}

// costs tells the minutes, suspicion and trace that a choice takes.
func costs(part *index.Part) string {
	list := []string{minutes(part.Minutes)}
	if part.Suspicion != 0 {
		list = append(list, fmt.Sprintf("suspicion %+d", part.Suspicion))
	}
	if part.Trace != 0 {
		list = append(list, fmt.Sprintf("trace %+d", part.Trace))
	}
	return strings.Join(list, " · ")
}

func minutes(n int) string {
	if n == 1 {
		return "1 minute"
	}
	return fmt.Sprintf("%d minutes", n)
}
