package resolve_test

import (
	"slices"
	"testing"

	"cobalt/game"
	"cobalt/game/expr"
	"cobalt/game/mission/resolve"
	"cobalt/scenes"
)

// gate returns the first point of a run of the story that package mission's tests share.
func gate(t *testing.T) *resolve.Point {
	t.Helper()
	story, err := scenes.CompileDir("../testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	var record game.Record
	state, err := story.Begin(game.Agent, &record)
	if err != nil {
		t.Fatal(err)
	}
	p := &resolve.Point{Story: story, Words: story.Text, State: &state, Visits: make(resolve.Visits, len(story.Nodes))}
	p.Visits.Enter(state.Node)
	return p
}

// A name means the choices of the node that it fits, and only one of them is found.
func TestChoices(t *testing.T) {
	p := gate(t)
	for _, tt := range []struct {
		ref   resolve.Ref
		means []int
	}{
		{resolve.Ref{Text: "wait"}, []int{3}},
		{resolve.Ref{Text: "wait-"}, []int{4}}, // it is not offered
		{resolve.Ref{Text: "lift"}, []int{0, 1}},
		{resolve.Ref{Text: "Wait", Label: true}, []int{3}},
		{resolve.Ref{Text: "Grita", Label: true}, []int{5}},
		{resolve.Ref{Text: "wait", Label: true}, nil},
		{resolve.Ref{Text: "climb"}, nil},
	} {
		if got := p.Choices(tt.ref); !slices.Equal(got, tt.means) {
			t.Errorf("%s means %v, want %v", tt.ref, got, tt.means)
		}
		if choice, ok := p.Find(tt.ref); ok != (len(tt.means) == 1) || ok && choice != tt.means[0] {
			t.Errorf("%s finds %d, %v, want %v", tt.ref, choice, ok, tt.means)
		}
	}
	p.Words = p.Words[:1]
	if got := p.Choices(resolve.Ref{Text: "Grita", Label: true}); got != nil {
		t.Errorf("a label of a language that is left out means %v", got)
	}
}

// A literal holds or not, or cannot be asked.
func TestLiteral(t *testing.T) {
	p := gate(t)
	for _, tt := range []struct {
		text  string
		holds bool
		fault resolve.Fault
	}{
		{"at yard.md#gate", true, resolve.NoFault},
		{"at yard.md#wall", false, resolve.NoFault},
		{"at yard.md#roof", false, resolve.BadTarget},
		{"ending out", false, resolve.NoFault},
		{"ending over", false, resolve.UnknownEnding},
		{"can wait", true, resolve.NoFault},
		{"can go-on", false, resolve.NoFault},
		{"locked go-on", true, resolve.NoFault},
		{"can climb", false, resolve.NoFault}, // elsewhere in the story
		{"can dance", false, resolve.UnknownChoice},
		{"can lift", false, resolve.AmbiguousChoice},
		{"minutes == 0", true, resolve.NoFault},
		{"trust > choices", true, resolve.NoFault},
		{"minutes", false, resolve.LoneNumber},
		{"nothing < minutes", false, resolve.UnknownLeft},
		{"minutes < nothing", false, resolve.UnknownRight},
		{"clock < 2", false, resolve.NoClock},
		{"trust == 1", true, resolve.NoFault},
		{"nothing == 1", false, resolve.Unresolved},
		{`seen("#gate")`, true, resolve.NoFault}, // of which a state knows nothing
		{`visits("#gate") == 2`, false, resolve.NoFault},
		{"rope", false, resolve.NoFault},
	} {
		n, err := expr.Parse(tt.text, expr.Expect)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Literal(n); got.Holds != tt.holds || got.Fault != tt.fault {
			t.Errorf("%s: %+v", tt.text, got)
		}
	}
}

// An expectation holds by its literals, each of which is visited in its turn.
func TestHolds(t *testing.T) {
	for text, holds := range map[string]bool{
		"yes": true, "no": false, "not no": true, "yes and yes": true, "yes and no": false, "no or yes": true, "no or no": false,
		"not (yes and (no or not yes))": true,
	} {
		n, err := expr.Parse(text, expr.Expect)
		if err != nil {
			t.Fatal(err)
		}
		if got := resolve.Holds(n, func(n *expr.Node) bool { return n.Name == "yes" }); got != holds {
			t.Errorf("%s: %v", text, got)
		}
	}
	n, err := expr.Parse("a and not (b or c)", expr.Expect)
	if err != nil {
		t.Fatal(err)
	}
	var visited []string
	resolve.Literals(n, func(n *expr.Node) { visited = append(visited, n.Name) })
	if !slices.Equal(visited, []string{"a", "b", "c"}) {
		t.Errorf("the literals are %q", visited)
	}
}
