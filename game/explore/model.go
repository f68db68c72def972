package explore

import (
	"cmp"
	"slices"

	"cobalt/game"
)

// tuning sets where one representation gives way to the next. Tests turn the
// knobs to drive every one of them.
type tuning struct {
	maxCases  int // rectangles that a choice may fall into before it is run state by state
	denseBits int // a box whose key has at most so many bits is paged, else hashed
	keyBits   int // a box whose key has more bits is numbered as its states turn up
	workers   int
}

var defaultTuning = tuning{maxCases: 1024, denseBits: 30, keyBits: 64}

// A model is a story seen through the eyes of the analyses: what matters where.
type model struct {
	story      *game.Story
	difficulty game.Difficulty
	tuning     tuning
	bits, vars int

	watched map[game.BlockID]bool // blocks of which to know whether they are shown
	peak    int                   // no run may pass it with its suspicion; the limit itself where none is set
	bounded bool                  // whether such a peak is set

	values [][]int16    // by meter: what it can be, ascending
	clocks [][]int16    // by scene: what its clock can be, ascending
	covers [][]cover    // by scene: the best first
	catch  []bool       // by scene: whether one can be caught there
	expire []bool       // by scene: whether its clock can run out
	local  varSet       // scene facts and the clock: what a new scene starts afresh
	rest   []varSet     // by node: what is live where a run rests there
	enter  []varSet     // by node: what is live before its first block
	bodies []body       // by node
	picks  []choicePlan // by choice
}

type cover struct {
	item vid
	less int
}

// A body is what matters of a run of blocks: chains of guarded ops.
type body [][]op

// An op is what matters of a block.
type op struct {
	guard   *game.Expr // nil: always
	effects []*game.Effect
	divert  game.NodeID
	ending  game.EndingID
	show    game.BlockID // the block, where it is watched, or NoBlock
}

// A choicePlan is what matters of a choice.
type choicePlan struct {
	once    vid // or -1
	effects []*game.Effect
	minutes int // what it takes off the clock
	outcome body
}

func newModel(s *game.Story, d game.Difficulty, t tuning) *model {
	m := &model{
		story: s, difficulty: d, tuning: t, peak: game.SuspicionLimit,
		bits: s.NumBits(), vars: s.NumBits() + s.NumMeters(),
	}
	return m
}

// analyze fills the model in, once it is known what is watched and bounded.
func (m *model) analyze() {
	m.findCovers()
	m.findValues()
	m.findLive()
}

func (m *model) findCovers() {
	m.covers = make([][]cover, len(m.story.Scenes))
	for i := range m.story.Scenes {
		for _, c := range m.story.Scenes[i].Covers {
			if c.Less > 0 {
				m.covers[i] = append(m.covers[i], cover{vid(m.story.ItemVar(c.Item)), c.Less})
			}
		}
		slices.SortStableFunc(m.covers[i], func(a, b cover) int { return cmp.Compare(b.less, a.less) })
	}
}

// afterwards reports whether what a node's blocks do behind its ending matters:
// they may still show something, or raise suspicion.
func (m *model) afterwards() bool { return m.bounded || len(m.watched) > 0 }

// scene returns the scene of a node.
func (m *model) scene(n game.NodeID) game.SceneID { return m.story.Nodes[n].Scene }

// domain returns the values that a variable of a node's box can have at all.
func (m *model) domain(v vid, n game.NodeID) []int16 {
	switch {
	case int(v) < m.bits:
		return bitValues
	case v == m.meter(game.Clock):
		return m.clocks[m.scene(n)]
	case v == m.heat():
		return m.heats(m.heatMask(n))
	default:
		return m.values[int(v)-m.bits]
	}
}

// heats returns what the live part of a heat can be.
func (m *model) heats(mask int16) []int16 {
	all := m.values[game.Suspicion]
	list := make([]int16, len(all))
	for i, h := range all {
		list[i] = h & mask
	}
	slices.Sort(list)
	return slices.Compact(list)
}

var bitValues = []int16{0, 1}
