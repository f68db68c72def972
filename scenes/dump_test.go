package scenes

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"cobalt/game"
)

// TestGood compares compiled stories with the golden files.
func TestGood(t *testing.T) {
	archives(t, "good", 10, func(t *testing.T, path string, a *txtar.Archive) {
		story, err := Compile(archiveFS(t, a))
		if err != nil {
			t.Fatal(err)
		}
		golden(t, path, a, dump(story))
	})
}

// dump writes a story as lines, all of it.
func dump(s *game.Story) string {
	d := &dumper{s: s}
	d.line("story %s, starts at %s", s.ID, s.NodeRef(s.Start))
	for i := range s.Meters {
		m := &s.Meters[i]
		d.line("meter %s from %d to %d, starts at %d%s", m.ID, m.Min, m.Max, m.Start, at(m.Pos))
		if len(m.Levels) > 0 || m.Show != game.ShowDefault {
			d.line("  levels %v show %d", m.Levels, m.Show)
		}
	}
	for i := range s.People {
		p := &s.People[i]
		d.line("person %s art=%q%s", p.ID, p.Art, at(p.Pos))
		if p.HasTrust {
			d.line("  trust %s", s.MeterName(p.Trust))
		}
		d.cond("  met", p.Met)
	}
	for i := range s.Items {
		d.line("item %s%s", s.Items[i].ID, at(s.Items[i].Pos))
	}
	for i := range s.Facts {
		d.line("fact %s named=%v%s", s.Facts[i].ID, s.Facts[i].Named, at(s.Facts[i].Pos))
	}
	for i := range s.Endings {
		d.line("ending %s%s", s.Endings[i].ID, at(s.Endings[i].Pos))
	}
	if len(s.Levels) > 0 {
		d.line("levels %v", s.Levels)
	}
	for i := range s.Scenes {
		d.scene(game.SceneID(i))
	}
	for _, w := range s.Text {
		d.words(w)
	}
	return d.b.String()
}

type dumper struct {
	s   *game.Story
	own *game.Scene
	b   strings.Builder
}

func (d *dumper) line(format string, args ...any) { fmt.Fprintf(&d.b, format+"\n", args...) }

func at(p game.Pos) string { return fmt.Sprintf("  @%s:%d:%d", p.File, p.Line, p.Col) }

func (d *dumper) scene(id game.SceneID) {
	sc := &d.s.Scenes[id]
	d.own = sc
	d.line("scene %s clock=%d expired=%s caught=%s", sc.ID, sc.Clock, d.ref(sc.Expired), d.ref(sc.Caught))
	for _, c := range sc.Covers {
		d.line("  cover %s %d", d.s.Items[c.Item].ID, c.Less)
	}
	for _, f := range sc.Facts {
		d.line("  fact %s%s", f.ID, at(f.Pos))
	}
	for n := sc.First; n < sc.Last; n++ {
		node := &d.s.Nodes[n]
		d.line("  node %s%s", d.s.NodeRef(n), at(node.Pos))
		d.blocks("    ", node.Blocks)
		for c := node.First; c < node.Last; c++ {
			d.choice(&d.s.Choices[c])
		}
	}
}

func (d *dumper) ref(n game.NodeID) string {
	if n == game.NoNode {
		return "-"
	}
	return d.s.NodeRef(n)
}

func (d *dumper) choice(c *game.Choice) {
	d.line("    choice %s -> %s minutes=%d once=%v%s", c.ID, d.ref(c.Target), c.Minutes, c.Once, at(c.Pos))
	if len(c.Was) > 0 {
		d.line("      was %s", strings.Join(c.Was, ", "))
	}
	d.cond("      if", c.If)
	d.cond("      needs", c.Needs)
	d.effects("      ", c.Effects)
	d.blocks("      ", c.Outcome)
}

func (d *dumper) blocks(indent string, r game.BlockRange) {
	for id := r.First; id < r.Last; id++ {
		b := &d.s.Blocks[id]
		d.line("%sblock else=%v divert=%s%s", indent, b.Else, d.ref(b.Divert), at(b.Pos))
		d.cond(indent+"  guard", b.Guard)
		d.effects(indent+"  ", b.Effects)
		if b.Ending != game.NoEnding {
			d.line("%s  ending %s", indent, d.s.Endings[b.Ending].ID)
		}
		for i := range b.Pieces {
			d.piece(indent+"  ", &b.Pieces[i])
		}
	}
}

func (d *dumper) piece(indent string, p *game.Piece) {
	switch p.Kind {
	case game.ValuePiece:
		d.line("%svalue of %s%s", indent, d.s.MeterName(p.Meter), at(p.Pos))
	case game.LevelPiece:
		d.line("%slevel of %s%s", indent, d.s.MeterName(p.Meter), at(p.Pos))
	case game.IfPiece:
		for _, c := range p.Conds {
			if c == nil {
				d.line("%selse", indent)
			}
			d.cond(indent+"text if", c)
		}
	case game.FirstPiece:
		d.line("%sfirst of %d%s", indent, p.Texts, at(p.Pos))
	case game.CyclePiece:
		d.line("%scycle of %d%s", indent, p.Texts, at(p.Pos))
	}
}

func (d *dumper) cond(what string, c *game.Cond) {
	if c != nil {
		d.line("%s %s = %s%s", what, c.Source, d.expr(c.Root), at(c.Pos))
	}
}

func (d *dumper) expr(e *game.Expr) string {
	var args []string
	for _, arg := range e.Args {
		args = append(args, d.expr(arg))
	}
	list := "(" + strings.Join(args, " ") + ")"
	switch e.Op {
	case game.OpNot:
		return "not" + list
	case game.OpAnd:
		return "and" + list
	case game.OpOr:
		return "or" + list
	case game.OpItem:
		return "item:" + d.s.Items[e.Ref].ID
	case game.OpFact:
		return "fact:" + d.s.Facts[e.Ref].ID
	case game.OpSceneFact:
		return "own:" + d.own.Facts[e.Ref].ID
	case game.OpSeen:
		return "seen:" + d.ref(game.NodeID(e.Ref))
	case game.OpVisits:
		return fmt.Sprintf("visits:%s%s%d", d.ref(game.NodeID(e.Ref)), e.Cmp, e.N)
	case game.OpMeter:
		return fmt.Sprintf("%s%s%d", d.s.MeterName(e.Meter), e.Cmp, e.N)
	case game.OpMeters:
		return d.s.MeterName(e.Meter) + e.Cmp.String() + d.s.MeterName(e.Other)
	default:
		panic("an expression of an unknown kind")
	}
}

func (d *dumper) effects(indent string, list []game.Effect) {
	for _, e := range list {
		d.line("%s%s%s", indent, d.effect(e), at(e.Pos))
	}
}

func (d *dumper) effect(e game.Effect) string {
	switch def := e.Kind.Def(); def.Operands {
	case game.OneItem:
		return def.Name + " " + d.s.Items[e.Ref].ID
	case game.TwoItems:
		return def.Name + " " + d.s.Items[e.Ref].ID + " for " + d.s.Items[e.For].ID
	case game.KeptItems:
		text := def.Name
		for _, k := range e.Keep {
			text += " but " + d.s.Items[k].ID
		}
		return text
	case game.OneFact:
		if e.Scenes {
			return def.Name + " own:" + d.own.Facts[e.Ref].ID
		}
		return def.Name + " " + d.s.Facts[e.Ref].ID
	case game.MeterAmount:
		if e.ByMeter {
			return d.s.MeterName(e.Meter) + " " + def.Name + " " + d.s.MeterName(e.By)
		}
		return fmt.Sprintf("%s %s %d", d.s.MeterName(e.Meter), def.Name, e.N)
	default:
		panic("an effect with operands of an unknown kind")
	}
}

func (d *dumper) words(w *game.Words) {
	d.line("words %q title=%q", w.Tag, w.Title)
	if w.Author+w.Version+w.License+w.Content != "" {
		d.line("  author=%q version=%q license=%q content=%q", w.Author, w.Version, w.License, w.Content)
	}
	for i, n := range w.People {
		d.line("  person %s = %q %q", d.s.People[i].ID, n.Name, n.About)
	}
	for i := range w.Intro {
		d.text("intro", &w.Intro[i])
	}
	for i, n := range w.Items {
		d.line("  item %s = %q %q", d.s.Items[i].ID, n.Name, n.About)
	}
	for i, n := range w.Facts {
		if n.Name != "" {
			d.line("  fact %s = %q %q", d.s.Facts[i].ID, n.Name, n.About)
		}
	}
	for i, name := range w.Meters {
		d.line("  meter %s = %q", d.s.Meters[i].ID, name)
		if names := w.LevelNames(game.FirstDeclared + game.Meter(i)); len(names) > 0 {
			d.line("    levels %q", names)
		}
	}
	for i, name := range w.Levels {
		d.line("  level %d = %q", d.s.Levels[i], name)
	}
	for i, e := range w.Endings {
		d.line("  ending %s = %q %q", d.s.Endings[i].ID, e.Name, e.Hint)
	}
	for i, sc := range w.Scenes {
		d.line("  scene %s = %q %q", d.s.Scenes[i].ID, sc.Title, sc.Place)
	}
	for i, title := range w.Nodes {
		d.line("  node %s = %q", d.s.NodeRef(game.NodeID(i)), title)
	}
	for i, label := range w.Choices {
		d.line("  choice %s = %q", d.s.Choices[i].ID, label)
	}
	for i := range w.Blocks {
		d.text(fmt.Sprintf("block %d", i), &w.Blocks[i])
	}
	for _, m := range w.Missing {
		d.line("  missing %s%s", m.What, at(m.Pos))
	}
}

func (d *dumper) text(what string, t *game.Text) {
	kind := [...]string{"nothing", "prose", "quote", "document", "art"}[t.Kind]
	d.line("  %s: %s", what, kind)
	for _, p := range t.Paragraphs {
		text := "   "
		for _, run := range p {
			if run.Piece > 0 {
				text += textPiece(&t.Pieces[run.Piece-1])
				continue
			}
			text += fmt.Sprintf(" %s%q", [...]string{"", "em", "strong", "em+strong"}[run.Style], run.Text)
		}
		d.line("%s", text)
	}
	if t.Kind == game.Document {
		d.line("    style=%q %q", t.Style, t.Lines)
	}
	if t.Kind == game.Art {
		d.line("    source=%q alt=%q", t.Source, t.Alt)
	}
}

func textPiece(p *game.TextPiece) string {
	text := fmt.Sprintf(" [%d", p.Piece)
	for i, s := range p.Spans {
		text += " `" + s + "`"
		if i < len(p.Texts) {
			for _, run := range p.Texts[i] {
				text += fmt.Sprintf(" %s%q", [...]string{"", "em", "strong", "em+strong"}[run.Style], run.Text)
			}
		}
	}
	return text + "]"
}
