package flow

import (
	"cmp"
	"slices"

	"cobalt/game"
)

// DefaultRegions is how many regions a choice may fall into by default.
const DefaultRegions = 1024

// A Model is a story as the analyses see it. Its exported fields are set before
// [Model.Analyze] is called, and only read from then on.
type Model struct {
	Story      *game.Story
	Difficulty game.Difficulty
	// MaxRegions is how many regions a choice may fall into before it is given
	// up; a negative number gives up every choice.
	MaxRegions int
	Workers    int                   // goroutines that share the work; at least 1
	Watched    map[game.BlockID]bool // blocks and texts whose showing is recorded in transitions
	Texts      *Texts                // the numbers by which texts are watched
	Peak       int                   // runs whose suspicion passes it are left out
	Bounded    bool                  // whether Peak leaves anything out
	Memory     *Memory               // of earlier analyses; nil: nothing is kept
	Stop       func() bool           // asked now and then whether to end [Model.From], whose result then means nothing; nil: never
	Bits, Vars int                   // how many bits there are, and bits and meters

	values [][]int16    // by meter: its possible values, ascending
	clocks [][]int16    // by scene: the possible values of its clock, ascending
	covers [][]cover    // by scene: the best first
	catch  []bool       // by scene: whether one can be caught there
	expire []bool       // by scene: whether its clock can run out
	local  varSet       // scene facts and the clock, which a new scene starts afresh
	rest   []varSet     // by node: the live variables of a run that rests there
	enter  []varSet     // by node: the live variables before its first block
	bodies []body       // by node
	picks  []choicePlan // by choice

	written *writer // of what the memory knows choices by; nil until it is asked
}

type cover struct {
	item Var
	less int
}

// A body is the part of consecutive blocks that matters: chains of guarded ops.
type body [][]op

// An op is the part of a block that matters.
type op struct {
	guard   *game.Expr // nil: always
	effects []*game.Effect
	divert  game.NodeID
	ending  game.EndingID
	show    game.BlockID // the block, if it is watched, or NoBlock
	texts   []textOp     // the pieces of the block that are watched
}

// A choicePlan is the part of a choice that matters.
type choicePlan struct {
	once    Var // or -1
	effects []*game.Effect
	minutes int // that it takes off the clock
	outcome body
}

// stopped reports whether the analysis is to end.
func (m *Model) stopped() bool { return m.Stop != nil && m.Stop() }

// NewModel returns the model of a story on a difficulty, not yet analyzed, with
// one worker, nothing watched and no peak.
func NewModel(s *game.Story, d game.Difficulty) *Model {
	return &Model{
		Story: s, Difficulty: d, MaxRegions: DefaultRegions, Workers: 1, Peak: game.SuspicionLimit,
		Texts: NewTexts(s), Bits: s.NumBits(), Vars: s.NumBits() + s.NumMeters(),
	}
}

// Analyze finds the values that meters can have and the variables that are live.
func (m *Model) Analyze() {
	m.findCovers()
	m.findValues()
	m.findLive()
}

// SameLive reports whether exactly the same variables are live as in another
// model of the story.
func (m *Model) SameLive(o *Model) bool {
	return slices.EqualFunc(m.rest, o.rest, varSet.equal)
}

func (m *Model) findCovers() {
	m.covers = make([][]cover, len(m.Story.Scenes))
	for i := range m.Story.Scenes {
		for _, c := range m.Story.Scenes[i].Covers {
			if c.Less > 0 {
				m.covers[i] = append(m.covers[i], cover{Var(m.Story.ItemVar(c.Item)), c.Less})
			}
		}
		slices.SortStableFunc(m.covers[i], func(a, b cover) int { return cmp.Compare(b.less, a.less) })
	}
}

// afterwards reports whether the blocks behind an ending in the same node
// matter: they may still show something, or raise suspicion.
func (m *Model) afterwards() bool { return m.Bounded || len(m.Watched) > 0 }

// scene returns the scene of a node.
func (m *Model) scene(n game.NodeID) game.SceneID { return m.Story.Nodes[n].Scene }

// domain returns the values that a variable of a node's box can have anywhere.
func (m *Model) domain(v Var, n game.NodeID) []int16 {
	switch {
	case int(v) < m.Bits:
		return bitValues
	case v == m.Meter(game.Clock):
		return m.clocks[m.scene(n)]
	case v == m.Heat():
		return heats(m.values[game.Suspicion], m.heatMask(n))
	default:
		return m.values[int(v)-m.Bits]
	}
}

var bitValues = []int16{0, 1}
