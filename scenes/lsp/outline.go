package lsp

import (
	"context"
	"strings"

	"cobalt/game/mission"
	"cobalt/scenes/index"
	"cobalt/scenes/lsp/protocol"
)

func (s *server) symbols(ctx context.Context, q protocol.ForDocument) (any, error) {
	list := protocol.List[protocol.Symbol]{}
	p := s.at(ctx, q.TextDocument.URI)
	switch {
	case p == nil:
		return list, nil
	case p.mission():
		list = p.missionSymbols()
	case p.index != nil && len(p.index.Parts) > 0:
		list = p.partSymbols(p.index.Parts)
	default:
		list = p.declaredSymbols()
	}
	if s.client.Capabilities.TextDocument.DocumentSymbol.Hierarchical {
		return list, nil
	}
	return flatten(nil, list, q.TextDocument.URI, ""), nil
}

// flatten lists symbols for clients that know no tree of them.
func flatten(flat protocol.List[protocol.FlatSymbol], tree protocol.List[protocol.Symbol], uri, in string) protocol.List[protocol.FlatSymbol] {
	for i := range tree {
		y := &tree[i]
		flat = append(flat, protocol.FlatSymbol{Name: y.Name, Kind: y.Kind, Location: protocol.Location{URI: uri, Range: y.Range}, Container: in})
		flat = flatten(flat, y.Children, uri, y.Name)
	}
	return flat
}

// lines returns the range of whole lines, from 1.
func (p *place) lines(first, last int) protocol.Range {
	end := p.doc.OffsetOf(last, 1)
	return protocol.Range{Start: p.doc.Position(p.doc.OffsetOf(first, 1)), End: p.doc.Position(end + len(strings.TrimRight(p.doc.Lines(last, last), "\r\n")))}
}

func (p *place) partSymbols(parts []index.Part) protocol.List[protocol.Symbol] {
	var list protocol.List[protocol.Symbol]
	for i := range parts {
		part := &parts[i]
		if part.Kind == index.BlockPart {
			continue
		}
		y := protocol.Symbol{Name: nameOr(part.Words, part.Name.ID), Kind: protocol.SymbolNamespace, Range: p.lines(part.Line, part.Last), Selection: p.lines(part.Line, part.Line)}
		if y.Detail = "#" + part.Name.ID; part.Kind == index.ChoicePart {
			y.Kind, y.Detail = protocol.SymbolFunction, part.Name.ID
		}
		y.Children = p.partSymbols(part.Parts)
		list = append(list, y)
	}
	return list
}

// nameOr returns a symbol's name, which must not be empty.
func nameOr(words, id string) string {
	switch {
	case words != "":
		return words
	case id != "":
		return id
	default:
		return "(without words)"
	}
}

// declaredSymbols lists the declarations of story.md.
func (p *place) declaredSymbols() protocol.List[protocol.Symbol] {
	list := protocol.List[protocol.Symbol]{}
	for _, d := range p.Names {
		if d.At.File == p.name && d.Kind < index.Scene {
			r := p.doc.Range(d.At)
			list = append(list, protocol.Symbol{Name: d.ID, Detail: d.Words, Kind: symbolKinds[d.Kind], Range: r, Selection: r})
		}
	}
	return list
}

// missionSymbols lists the comments of a mission, which are its headings.
func (p *place) missionSymbols() protocol.List[protocol.Symbol] {
	list := protocol.List[protocol.Symbol]{}
	file, err := p.parsed()
	if err != nil {
		return list
	}
	for i := range file.Lines {
		line := &file.Lines[i]
		if text, ok := line.Comment(); ok && line.Kind == mission.Comment && text != "" {
			r := p.lines(line.Number, line.Number)
			list = append(list, protocol.Symbol{Name: text, Kind: protocol.SymbolNamespace, Range: r, Selection: r})
		}
	}
	return list
}

func (s *server) folds(ctx context.Context, q protocol.ForDocument) (any, error) {
	list := protocol.List[protocol.Fold]{}
	p := s.at(ctx, q.TextDocument.URI)
	if p == nil {
		return list, nil
	}
	if last := p.frontMatter(); last > 1 {
		list = append(list, protocol.Fold{Start: 0, End: last - 1, Kind: "region"})
	}
	if p.index != nil {
		list = p.foldParts(list, p.index.Parts)
	}
	return list, nil
}

func (p *place) foldParts(list protocol.List[protocol.Fold], parts []index.Part) protocol.List[protocol.Fold] {
	for i := range parts {
		part := &parts[i]
		if r := p.lines(part.Line, part.Last); part.Kind != index.BlockPart && r.End.Line > r.Start.Line {
			list = append(list, protocol.Fold{Start: r.Start.Line, End: r.End.Line})
		}
		list = p.foldParts(list, part.Parts)
	}
	return list
}

// frontMatter returns the line, from 1, that closes the document's front matter; 0
// if it has none.
func (p *place) frontMatter() int {
	for n := 1; n <= p.doc.Count(); n++ {
		fence := strings.TrimRight(strings.TrimPrefix(p.doc.Lines(n, n), "\ufeff"), " \t\r\n") == "---"
		switch {
		case n == 1 && !fence:
			return 0
		case n > 1 && fence:
			return n
		}
	}
	return 0
}

func (s *server) inlayHints(ctx context.Context, q protocol.In) (any, error) {
	list := protocol.List[protocol.InlayHint]{}
	p := s.at(ctx, q.TextDocument.URI)
	if p == nil || p.index == nil || p.index.Tag != "" {
		return list, nil
	}
	first, _ := p.doc.Place(p.doc.Offset(q.Range.Start))
	last, _ := p.doc.Place(p.doc.Offset(q.Range.End))
	for i := range p.index.Parts {
		for k := range p.index.Parts[i].Parts {
			part := &p.index.Parts[i].Parts[k]
			if part.Kind != index.ChoicePart || part.Line < first || part.Line > last {
				continue
			}
			if label := hint(part); label != "" {
				list = append(list, protocol.InlayHint{Position: p.doc.Range(part.Behind).Start, Label: label, PadLeft: true, Tooltip: costs(part)})
			}
		}
	}
	return list, nil
}

// hint tells the costs of a choice, without minutes that the line itself names.
func hint(part *index.Part) string {
	var list []string
	all := strings.Split(costs(part), " · ")
	if !part.Timed {
		list = append(list, strings.Replace(all[0], "minute", "min", 1))
	}
	list = append(list, all[1:]...)
	return strings.Replace(strings.Join(list, " · "), "mins", "min", 1)
}
