package game

import (
	"errors"
	"strconv"
	"strings"

	"cobalt/game/expr"
	"cobalt/game/suggest"
)

// A SymbolKind is the kind of a declared name.
type SymbolKind uint8

// The kinds of symbols.
const (
	ItemSymbol SymbolKind = iota
	FactSymbol
	SceneFactSymbol
	MeterSymbol
)

// String returns the kind as messages name it, with its article.
func (k SymbolKind) String() string {
	switch k {
	case ItemSymbol:
		return "an item"
	case MeterSymbol:
		return "a meter"
	default:
		return "a fact"
	}
}

// A Symbol is the meaning of a declared name.
type Symbol struct {
	Kind  SymbolKind
	Ref   int   // ItemID, FactID, or the index into Scene.Facts
	Meter Meter // of a MeterSymbol
}

// A Scope looks names up, for a scene of a story.
type Scope interface {
	// Symbol returns the meaning of a name.
	Symbol(name string) (Symbol, bool)
	// Names returns every name that Symbol knows.
	Names() []string
	// HasClock reports whether the scene has a clock.
	HasClock() bool
	// Node returns the node that a target names: "#node", "scene.md" or
	// "scene.md#node". Its error names the fault, with a suggestion.
	Node(target string) (NodeID, error)
}

// A Fault is something wrong with an expression, at bytes of its source.
type Fault struct {
	Pos, End int
	Code     string // what kind of fault it is, as "unknown-name"
	Msg      string
}

// Resolve looks up every name of a parsed expression, and tells all that is
// wrong at once. The expression is nil if there are faults. It must hold no
// atom of mission files.
func Resolve(n *expr.Node, scope Scope) (*Expr, []Fault) {
	r := resolver{scope: scope}
	e := r.resolve(n)
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	return e, nil
}

type resolver struct {
	scope  Scope
	faults []Fault
}

func (r *resolver) fault(n *expr.Node, code, msg string) *Expr {
	r.faults = append(r.faults, Fault{Pos: n.Pos, End: n.End, Code: code, Msg: msg})
	return nil
}

func (r *resolver) resolve(n *expr.Node) *Expr {
	switch n.Kind {
	case expr.Not:
		return r.args(OpNot, n)
	case expr.And:
		return r.args(OpAnd, n)
	case expr.Or:
		return r.args(OpOr, n)
	case expr.Name:
		return r.name(n)
	case expr.Compare:
		return r.compare(n)
	case expr.Seen:
		id, err := r.scope.Node(n.Operand)
		if err != nil {
			return r.fault(n, "bad-target", err.Error())
		}
		return &Expr{Op: OpSeen, Ref: int(id), Var: NoVar}
	case expr.Visits:
		id, err := r.scope.Node(n.Operand)
		if err != nil {
			return r.fault(n, "bad-target", err.Error())
		}
		return &Expr{Op: OpVisits, Ref: int(id), Cmp: n.Cmp, N: n.N, Var: NoVar}
	case expr.At, expr.Ending, expr.Can, expr.Locked:
		return r.fault(n, "bad-condition", strconv.Quote(n.String())+" can only stand in a mission file")
	default:
		panic("game: an expression of an unknown kind")
	}
}

func (r *resolver) args(op Op, n *expr.Node) *Expr {
	e := &Expr{Op: op, Var: NoVar, Args: make([]*Expr, 0, len(n.Args))}
	for _, arg := range n.Args {
		e.Args = append(e.Args, r.resolve(arg))
	}
	return e
}

func (r *resolver) name(n *expr.Node) *Expr {
	sym, ok := r.scope.Symbol(n.Name)
	if !ok {
		return r.fault(n, "unknown-name", "unknown name "+strconv.Quote(n.Name)+suggest.Phrase(n.Name, r.scope.Names()))
	}
	switch sym.Kind {
	case ItemSymbol:
		return &Expr{Op: OpItem, Ref: sym.Ref, Var: NoVar}
	case FactSymbol:
		return &Expr{Op: OpFact, Ref: sym.Ref, Var: NoVar}
	case SceneFactSymbol:
		return &Expr{Op: OpSceneFact, Ref: sym.Ref, Var: NoVar}
	default:
		return r.fault(n, "meter-alone", strconv.Quote(n.Name)+" is a meter: compare it with a number, as in "+n.Name+" >= 1")
	}
}

func (r *resolver) compare(n *expr.Node) *Expr {
	sym, ok := r.scope.Symbol(n.Name)
	switch {
	case !ok:
		return r.fault(n, "unknown-meter", "unknown meter "+strconv.Quote(n.Name)+suggest.Phrase(n.Name, r.scope.Names()))
	case sym.Kind != MeterSymbol:
		return r.fault(n, "wrong-kind", strconv.Quote(n.Name)+" is "+sym.Kind.String()+": it cannot be compared with a number")
	case sym.Meter == Clock && !r.scope.HasClock():
		return r.fault(n, "no-clock", `this scene has no clock (its front matter would say "clock: 8")`)
	case n.Other != "":
		return r.compareMeters(n, sym.Meter)
	}
	return &Expr{Op: OpMeter, Meter: sym.Meter, Cmp: n.Cmp, N: n.N, Var: NoVar}
}

// compareMeters resolves a comparison whose right side is a meter, too.
func (r *resolver) compareMeters(n *expr.Node, first Meter) *Expr {
	right := &expr.Node{Kind: expr.Name, Name: n.Other, Pos: n.OtherPos, End: n.OtherPos + len(n.Other)}
	sym, ok := r.scope.Symbol(n.Other)
	switch {
	case !ok:
		return r.fault(right, "unknown-meter", "unknown meter "+strconv.Quote(n.Other)+suggest.Phrase(n.Other, r.scope.Names()))
	case sym.Kind != MeterSymbol:
		return r.fault(right, "wrong-kind", strconv.Quote(n.Other)+" is "+sym.Kind.String()+": a meter is compared with a number or with another meter")
	case sym.Meter == Clock:
		return r.fault(right, "clock-second", "clock stands first in a comparison, never second: turn it around")
	}
	return &Expr{Op: OpMeters, Meter: first, Other: sym.Meter, Cmp: n.Cmp, Var: NoVar}
}

// BuiltinMeter returns the built-in meter with this name.
func BuiltinMeter(name string) (Meter, bool) {
	for m, builtin := range builtinMeters {
		if name == builtin {
			return Meter(m), true
		}
	}
	return 0, false
}

var builtinMeters = [...]string{"suspicion", "trace", "clock"}

// MeterName returns the name of a meter as conditions write it.
func (s *Story) MeterName(m Meter) string {
	if m < FirstDeclared {
		return builtinMeters[m]
	}
	return s.Meters[m-FirstDeclared].ID
}

// VarName returns the name of a variable as `cobalt run` writes it: an id, with
// "scene:" before a scene's own fact; for bits without a name, their meaning.
func (s *Story) VarName(v Var, scene SceneID) string {
	if m, ok := v.Meter(); ok {
		return s.MeterName(m)
	}
	i := int(v)
	switch {
	case i < s.layout.facts:
		return s.Items[i].ID
	case i < s.layout.sceneFacts:
		return s.Facts[i-s.layout.facts].ID
	case i < s.layout.sceneFactsEnd:
		return s.Scenes[scene].ID + ":" + s.Scenes[scene].Facts[i-s.layout.sceneFacts].ID
	}
	for c, at := range s.layout.once {
		if at == v {
			return "once " + s.NodeRef(s.Choices[c].Node) + " " + s.Choices[c].ID
		}
	}
	for n, at := range s.layout.seen {
		switch count := i - int(at.first) + 1; {
		case count < 1 || count > at.most:
		case count == 1:
			return "seen " + s.NodeRef(n)
		default:
			return "visits " + s.NodeRef(n) + " " + strconv.Itoa(count)
		}
	}
	return "?"
}

// Scope returns the scope of a scene, for expressions from outside the story.
func (s *Story) Scope(scene SceneID) Scope { return storyScope{s, scene} }

type storyScope struct {
	story *Story
	scene SceneID
}

func (sc storyScope) HasClock() bool { return sc.story.Scenes[sc.scene].Clock > 0 }

func (sc storyScope) Symbol(name string) (Symbol, bool) {
	s := sc.story
	if m, ok := BuiltinMeter(name); ok {
		return Symbol{Kind: MeterSymbol, Meter: m}, true
	}
	for i := range s.Items {
		if s.Items[i].ID == name {
			return Symbol{Kind: ItemSymbol, Ref: i}, true
		}
	}
	for i := range s.Facts {
		if s.Facts[i].ID == name {
			return Symbol{Kind: FactSymbol, Ref: i}, true
		}
	}
	for i := range s.Meters {
		if s.Meters[i].ID == name {
			return Symbol{Kind: MeterSymbol, Meter: FirstDeclared + Meter(i)}, true
		}
	}
	for i, f := range s.Scenes[sc.scene].Facts {
		if f.ID == name {
			return Symbol{Kind: SceneFactSymbol, Ref: i}, true
		}
	}
	return Symbol{}, false
}

func (sc storyScope) Names() []string {
	s := sc.story
	names := append([]string(nil), builtinMeters[:]...)
	for i := range s.Items {
		names = append(names, s.Items[i].ID)
	}
	for i := range s.Facts {
		names = append(names, s.Facts[i].ID)
	}
	for i := range s.Meters {
		names = append(names, s.Meters[i].ID)
	}
	for _, f := range s.Scenes[sc.scene].Facts {
		names = append(names, f.ID)
	}
	return names
}

func (sc storyScope) Node(target string) (NodeID, error) {
	s := sc.story
	file, node, _ := strings.Cut(target, "#")
	scene := sc.scene
	if file != "" {
		id, isScene := strings.CutSuffix(file, ".md")
		found, ok := s.FindScene(id)
		if !isScene || !ok {
			return NoNode, errors.New("unknown scene " + strconv.Quote(file) + suggest.Phrase(file, sceneFiles(s.Scenes)))
		}
		if scene = found; node == "" {
			return s.Scenes[scene].First, nil
		}
	}
	var ids []string
	for n := s.Scenes[scene].First; n < s.Scenes[scene].Last; n++ {
		if s.Nodes[n].ID == node {
			return n, nil
		}
		ids = append(ids, s.Nodes[n].ID)
	}
	return NoNode, errors.New("unknown node " + strconv.Quote(node) + " in " + s.Scenes[scene].ID + ".md" + suggest.Phrase(node, ids))
}

// sceneFiles returns the names of the files of scenes.
func sceneFiles(scenes []Scene) []string {
	var files []string
	for i := range scenes {
		files = append(files, scenes[i].ID+".md")
	}
	return files
}
