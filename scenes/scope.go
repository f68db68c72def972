package scenes

import (
	"errors"
	"io/fs"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/expr"
)

// A scene is one scene file on its way to the story.
type scene struct {
	*faults
	id    string // the file's name without .md
	index game.SceneID
	head  *header
	body  body
	first game.NodeID    // its first node's number in the story
	nodes map[string]int // its nodes by id, from 0
	names []string       // their ids
	lost  bool           // it has nodes that could not be read

	outside bool // it stands for story.md, which has no nodes
}

// number numbers the scene's nodes, and tells of two with one id.
func (s *scene) number() {
	s.nodes = make(map[string]int, len(s.body.nodes))
	s.lost = s.lost || s.body.lost
	for i := range s.body.nodes {
		n := &s.body.nodes[i]
		if n.id == "" {
			s.lost = true
			continue
		}
		if at, twice := s.nodes[n.id]; twice {
			first := s.src.pos(s.body.nodes[at].off)
			s.add(n.idOff, "duplicate-node", "a second node %q in this scene (first in line %d): change the heading, or write an id of its own behind it, as {#%s-2}",
				cut(n.id, maxQuoted), first.Line, cut(n.id, maxQuoted))
			s.relate(first, "the first node of this id")
			continue
		}
		s.nodes[n.id] = i
		s.names = append(s.names, n.id)
	}
}

// A scope looks up the names of a scene. It implements [game.Scope].
type scope struct {
	*linker
	*scene
	placer *placer // nil, if places are asked for in no order
}

// pos returns the place of a byte of the scene's file.
func (sc scope) pos(off int) game.Pos {
	if sc.placer != nil {
		return sc.placer.pos(sc.src, off)
	}
	return sc.src.pos(off)
}

// blind reports whether an unknown name may be none of its user's fault.
func (sc scope) blind() bool { return sc.voc.blind || sc.head.blind }

// HasClock reports whether the scene has a clock.
func (sc scope) HasClock() bool { return sc.head.hasClock }

// Symbol returns the meaning of a name.
func (sc scope) Symbol(name string) (game.Symbol, bool) {
	if sym, ok := sc.voc.symbols[name]; ok {
		return sym, true
	}
	i, ok := sc.head.symbols[name]
	return game.Symbol{Kind: game.SceneFactSymbol, Ref: i}, ok
}

// Names returns every name that Symbol knows, as far as there is a use for them.
func (sc scope) Names() []string { return sc.named(nil) }

// named returns the names whose symbols are wanted; nil wants all.
func (sc scope) named(want func(game.Symbol) bool) []string {
	if sc.full() {
		return nil
	}
	var names []string
	for name, sym := range sc.voc.symbols {
		if want == nil || want(sym) {
			names = append(names, name)
		}
	}
	for name, i := range sc.head.symbols {
		if want == nil || want(game.Symbol{Kind: game.SceneFactSymbol, Ref: i}) {
			names = append(names, name)
		}
	}
	return names
}

// Node returns the node that a target names.
func (sc scope) Node(target string) (game.NodeID, error) {
	id, _, fault := sc.linker.lookUp(sc.scene, sc.faults, target)
	if fault.text != "" {
		return game.NoNode, errors.New(fault.text)
	}
	return id, nil
}

// lookUp returns the node that a target of scene s names; or a fault, and the byte
// of the target that it is at. If a scene could not be read whole, any node may be
// in it: then an unknown one is not a fault, and some node stands for it.
func (l *linker) lookUp(s *scene, f *faults, target string) (id game.NodeID, at int, fault remark) {
	file, name, hash := strings.Cut(target, "#")
	fileSize, nameSize := len(file), len(name)
	file, name = unescaped(file), unescaped(name)
	if fault := badTarget(target); fault.text != "" {
		return game.NoNode, 0, fault
	}
	if file != "" {
		var ok bool
		if s, ok = l.scenes[strings.TrimSuffix(file, ".md")]; !ok || !strings.HasSuffix(file, ".md") {
			return game.NoNode, 0, l.noScene(f, file, name)
		}
	}
	switch {
	case s == nil || s.outside && file == "":
		return game.NoNode, 0, remark{"bad-target", `a scene's file comes first: "prison.md#the-cell"`}
	case hash && name == "":
		return game.NoNode, fileSize, remark{"bad-target", `no node is named behind the "#"`}
	case !hash:
		return s.first, 0, remark{}
	}
	i, ok := s.nodes[name]
	if !ok && !s.lost {
		return game.NoNode, len(target) - nameSize, remark{"unknown-node", "unknown node " + quote(name) + " in " + s.id + ".md" + f.didYouMean(name, s.names)}
	}
	return s.first + game.NodeID(i), 0, remark{}
}

// unescaped decodes a part of a target in which characters are percent-encoded,
// as some editors write them.
func unescaped(part string) string {
	if !strings.Contains(part, "%") {
		return part
	}
	decoded, err := url.PathUnescape(part)
	if err != nil || !utf8.ValidString(decoded) {
		return part
	}
	return norm.NFC.String(decoded)
}

func badTarget(target string) remark {
	switch {
	case target == "":
		return remark{"bad-target", "the link leads nowhere: write (#node), (scene.md) or (scene.md#node)"}
	case strings.Contains(target, "://"), strings.HasPrefix(target, "mailto:"):
		return remark{"outside-link", "a link out of the story: links lead to its nodes, as (#node), (scene.md) or (scene.md#node)"}
	}
	return remark{}
}

// noScene returns the fault of a target's file.
func (l *linker) noScene(f *faults, file, name string) remark {
	if name != "" {
		name = "#" + name
	}
	if _, ok := l.scenes[file]; ok {
		return remark{"bad-target", "a scene is named by its file: write " + quote(file+".md"+name)}
	}
	if _, ok := l.scenes[strings.TrimSuffix(strings.TrimPrefix(file, "./"), ".md")]; ok || !fs.ValidPath(file) {
		return remark{"bad-target", quote(file) + " is not a scene: write the file's bare name, as " + quote(strings.TrimLeft(file, "./")+name)}
	}
	if bare := path.Base(file); bare != file {
		return remark{"nested-scene", quote(file) + " is not a scene: scenes lie flat, beside story.md; put the file there, and write " + quote(bare+name)}
	}
	if file == storyFile {
		return remark{"bad-target", "story.md is not a scene: it has no nodes"}
	}
	return remark{"unknown-scene", "unknown scene " + quote(file) + f.didYouMean(file, l.sceneFiles)}
}

// condition reads the condition of a span from text[at] on. It is nil if it has a
// fault.
func (sc scope) condition(s *span, at int) *game.Cond {
	source := s.text[at:]
	tree, err := expr.Parse(source, expr.Scene)
	if err != nil {
		if fault := (*expr.Error)(nil); errors.As(err, &fault) {
			sc.faultRange(s, at+fault.Pos, at+fault.End, "bad-condition", "%s", fault.Msg)
		}
		return nil
	}
	told, leaves := sc.sift(s, at, tree)
	if leaves > maxLiterals {
		sc.fault(s, at, "condition-size", "a condition of %d parts; at most %d are allowed", leaves, maxLiterals)
		return nil
	}
	root, faults := game.Resolve(tree, sc)
	for _, fault := range faults {
		if !told[fault.Pos] {
			sc.faultRange(s, at+fault.Pos, at+fault.End, diag.Code(fault.Code), "%s%s", fault.Msg, whereDeclared(fault))
		}
	}
	if root == nil {
		return nil
	}
	return &game.Cond{Root: root, Source: source, Pos: sc.pos(s.pos(at))}
}

// sift notes the faults of a condition that the scene knows more about, and finds
// those that are not to be told. It returns the places of both, and the number of
// literals.
func (sc scope) sift(s *span, at int, tree *expr.Node) (told map[int]bool, leaves int) {
	tree.Walk(func(n *expr.Node) {
		if n.Kind <= expr.Not {
			return
		}
		leaves++
		switch n.Kind {
		case expr.Seen, expr.Visits:
			if _, inner, fault := sc.linker.lookUp(sc.scene, sc.faults, n.Operand); fault.text != "" {
				sc.faultRange(s, at+n.Pos+inner, at+n.End, fault.code, "%s", fault.text)
				told = mark(told, n.Pos)
			}
		case expr.Name, expr.Compare:
			if _, known := sc.Symbol(n.Name); !known && sc.blind() {
				told = mark(told, n.Pos)
			}
			if _, known := sc.Symbol(n.Other); n.Other != "" && !known && sc.blind() {
				told = mark(told, n.OtherPos)
			}
		default: // nothing that names anything
		}
	})
	return told, leaves
}

func mark(set map[int]bool, at int) map[int]bool {
	if set == nil {
		set = map[int]bool{}
	}
	set[at] = true
	return set
}

func isItem(sym game.Symbol) bool        { return sym.Kind == game.ItemSymbol }
func isMeterSymbol(sym game.Symbol) bool { return sym.Kind == game.MeterSymbol }
func isFact(sym game.Symbol) bool {
	return sym.Kind == game.FactSymbol || sym.Kind == game.SceneFactSymbol
}

// didYouMeanName is didYouMean among the names whose symbols are wanted, or among
// all names if none of those is near.
func (sc scope) didYouMeanName(name string, want func(game.Symbol) bool) string {
	if phrase := sc.didYouMean(name, sc.named(want)); phrase != "" {
		return phrase
	}
	return sc.didYouMean(name, sc.Names())
}
