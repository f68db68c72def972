package explicit

import (
	"cmp"
	"math/bits"
	"slices"
	"sync"

	"cobalt/game"
	"cobalt/game/explore/flow"
)

// wordBits is how many bits of a key say which bit of a word it is.
const wordBits = 6

// A key names one point of a node's box: which word, and in its lowest bits
// which bit of it.
type key uint64

func (k key) word() uint64 { return uint64(k) >> wordBits }
func (k key) bit() int     { return int(k & (1<<wordBits - 1)) }

// A storage says how the set of a node's states is kept.
type storage uint8

const (
	paged    storage = iota // an array of pages
	hashed                  // a hash table of words
	numbered                // as hashed; the words are numbered as they turn up
)

// A place is a node with its box laid out: which point has which key.
type place struct {
	*flow.Box
	storage storage
	low     int    // the points that one word holds
	sides   []side // by position in the box
	names   *names // of a numbered place
}

// A side of a box is a variable's share in the key. A variable that has one
// value only has none.
type side struct {
	size   int    // how many values it has
	inWord bool   // whether it tells bits of a word apart
	unit   uint64 // added to the key by one step along the side
	shift  uint8  // the first bit of its field, if not inWord
	width  uint8  // how many bits its field has, if not inWord
}

// names numbers the words of a box too large for keys.
type names struct {
	sync.RWMutex
	number map[string]uint64
	digits []string
}

// A layouter lays out boxes.
type layouter struct {
	*flow.Analysis
	tuning Tuning
	slot   []int // by bit: its position among bits
}

func newLayouter(a *flow.Analysis, t Tuning) *layouter {
	l := &layouter{Analysis: a, tuning: t}
	l.colorBits()
	return l
}

// colorBits gives each bit a slot, so that no two that must be told apart at
// one node share theirs. Slots that are used at most nodes come first.
func (l *layouter) colorBits() {
	clash := make([]flow.BitSet, l.Bits)
	var found []flow.Var
	for _, n := range l.Order {
		apart := flow.NewBitSet(l.Bits)
		for i, v := range l.Boxes[n].Vars {
			if int(v) < l.Bits && len(l.Boxes[n].Values[i]) > 1 {
				apart.Add(int(v))
			}
		}
		for i, v := range l.Boxes[n].Vars {
			if int(v) < l.Bits && len(l.Boxes[n].Values[i]) > 1 {
				if clash[v] == nil {
					clash[v] = flow.NewBitSet(l.Bits)
					found = append(found, v)
				}
				clash[v].Merge(apart)
			}
		}
	}
	l.color(found, clash)
	l.rank()
}

// color gives each of the variables the first slot that none it clashes with has.
func (l *layouter) color(found []flow.Var, clash []flow.BitSet) {
	slot := make([]int, l.Bits)
	for i := range slot {
		slot[i] = -1
	}
	for _, v := range found {
		taken := flow.NewBitSet(l.Bits)
		for _, o := range found {
			if slot[o] >= 0 && clash[v].Has(int(o)) {
				taken.Add(slot[o])
			}
		}
		slot[v] = 0
		for taken.Has(slot[v]) {
			slot[v]++
		}
	}
	l.slot = slot
}

// rank renumbers slots by the number of nodes at which they are used, most first.
func (l *layouter) rank() {
	slot := l.slot
	used := make([]int, l.Bits)
	for _, n := range l.Order {
		for i, v := range l.Boxes[n].Vars {
			if int(v) < l.Bits && len(l.Boxes[n].Values[i]) > 1 {
				used[slot[v]]++
			}
		}
	}
	slots := make([]int, l.Bits)
	for i := range slots {
		slots[i] = i
	}
	slices.SortStableFunc(slots, func(a, b int) int { return cmp.Compare(used[b], used[a]) })
	rank := make([]int, l.Bits)
	for i, s := range slots {
		rank[s] = i
	}
	for v, s := range slot {
		if s >= 0 {
			slot[v] = rank[s]
		}
	}
}

// place lays out a box: bits first, by their slots, then meters.
func (l *layouter) place(b *flow.Box) *place {
	p := &place{Box: b, low: 1, sides: make([]side, len(b.Vars))}
	var list []int
	for i := range b.Vars {
		p.sides[i].size = len(b.Values[i])
		if len(b.Values[i]) > 1 {
			list = append(list, i)
		}
	}
	slices.SortStableFunc(list, func(i, j int) int { return cmp.Compare(l.order(b.Vars[i]), l.order(b.Vars[j])) })
	at := uint(wordBits)
	for _, i := range list {
		s := &p.sides[i]
		if p.low*s.size <= 1<<wordBits {
			s.inWord, s.unit = true, uint64(p.low)
			p.low *= s.size
			continue
		}
		s.shift, s.width = uint8(min(at, 255)), uint8(bits.Len(uint(s.size-1)))
		s.unit = 1 << at // 0 past the last bit: then the place is numbered
		at += uint(s.width)
	}
	switch {
	case int(at) <= l.tuning.DenseBits:
		p.storage = paged
	case int(at) <= min(l.tuning.KeyBits, 64):
		p.storage = hashed
	default:
		p.storage = numbered
		p.names = &names{number: map[string]uint64{}}
	}
	return p
}

// order is the rank of a variable among the others of a box.
func (l *layouter) order(v flow.Var) int {
	if int(v) < l.Bits {
		return l.slot[v]
	}
	return int(v)
}

// digit returns the index of a value of the variable at position i.
func (p *place) digit(i int, value int16) int {
	d, ok := slices.BinarySearch(p.Values[i], value)
	if !ok {
		panic("explicit: a value that the analysis did not foresee")
	}
	return d
}

// share returns the part of the key that a value of the variable at position i
// makes up.
func (p *place) share(i int, value int16) uint64 {
	return uint64(p.digit(i, value)) * p.sides[i].unit
}

// encode returns the key of a state at this node.
func (g *Graph) encode(p *place, s *game.State) key {
	k := uint64(0)
	var name []byte
	for i, v := range p.Vars {
		d := p.digit(i, g.Value(s, v))
		switch side := &p.sides[i]; {
		case side.size == 1:
		case side.inWord || p.storage != numbered:
			k += uint64(d) * side.unit
		default:
			name = append(name, byte(d), byte(d>>8))
		}
	}
	if p.storage == numbered {
		k |= p.names.of(name) << wordBits
	}
	return key(k)
}

// of returns the number of a name, giving it the next one if it has none.
func (n *names) of(name []byte) uint64 {
	n.RLock()
	number, ok := n.number[string(name)]
	n.RUnlock()
	if ok {
		return number
	}
	n.Lock()
	defer n.Unlock()
	if number, ok = n.number[string(name)]; !ok {
		number = uint64(len(n.digits))
		n.number[string(name)] = number
		n.digits = append(n.digits, string(name))
	}
	return number
}

func (n *names) name(number uint64) string {
	n.RLock()
	defer n.RUnlock()
	return n.digits[number]
}

// decode returns one of the states that a key stands for: variables that are not
// live there have some value, and any is as good as another.
func (g *Graph) decode(p *place, k key) game.State {
	s := game.State{Node: p.Node, Difficulty: g.Difficulty}
	for i := range g.Story.Meters {
		s.Meters[int(game.FirstDeclared)+i] = int16(g.Story.Meters[i].Start)
	}
	name := ""
	if p.storage == numbered {
		name = p.names.name(k.word())
	}
	for i, v := range p.Vars {
		d := 0
		switch side := &p.sides[i]; {
		case side.size == 1:
		case side.inWord:
			d = k.bit() / int(side.unit) % side.size
		case p.storage != numbered:
			d = int(uint64(k) >> side.shift & (1<<side.width - 1))
		default:
			d = int(name[0]) | int(name[1])<<8
			name = name[2:]
		}
		g.Give(&s, v, p.Values[i][d])
	}
	return s
}
