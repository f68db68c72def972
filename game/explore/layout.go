package explore

import (
	"cmp"
	"math/bits"
	"slices"
	"sync"

	"cobalt/game"
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
	*box
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
	unit   uint64 // what one step along the side adds to the key
	shift  uint8  // where its field begins, if not inWord
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
	*model
	slot []int // by bit: its position among bits
}

func (m *model) newLayouter(boxes []*box, order []game.NodeID) *layouter {
	return &layouter{m, m.colorBits(boxes, order)}
}

// colorBits gives each bit a slot, so that no two that must be told apart at
// one node share theirs. Slots that are used at most nodes come first.
func (m *model) colorBits(boxes []*box, order []game.NodeID) []int {
	clash := make([]bitSet, m.bits)
	var found []vid
	for _, n := range order {
		apart := newBitSet(m.bits)
		for i, v := range boxes[n].vars {
			if int(v) < m.bits && len(boxes[n].values[i]) > 1 {
				apart.add(int(v))
			}
		}
		for i, v := range boxes[n].vars {
			if int(v) < m.bits && len(boxes[n].values[i]) > 1 {
				if clash[v] == nil {
					clash[v] = newBitSet(m.bits)
					found = append(found, v)
				}
				clash[v].merge(apart)
			}
		}
	}
	slot := m.color(found, clash)
	return m.rank(slot, boxes, order)
}

// color gives each of the variables the first slot that none it clashes with has.
func (m *model) color(found []vid, clash []bitSet) []int {
	slot := make([]int, m.bits)
	for i := range slot {
		slot[i] = -1
	}
	for _, v := range found {
		taken := newBitSet(m.bits)
		for _, o := range found {
			if slot[o] >= 0 && clash[v].has(int(o)) {
				taken.add(slot[o])
			}
		}
		slot[v] = 0
		for taken.has(slot[v]) {
			slot[v]++
		}
	}
	return slot
}

// rank renumbers slots by the number of nodes at which they are used, most first.
func (m *model) rank(slot []int, boxes []*box, order []game.NodeID) []int {
	used := make([]int, m.bits)
	for _, n := range order {
		for i, v := range boxes[n].vars {
			if int(v) < m.bits && len(boxes[n].values[i]) > 1 {
				used[slot[v]]++
			}
		}
	}
	slots := make([]int, m.bits)
	for i := range slots {
		slots[i] = i
	}
	slices.SortStableFunc(slots, func(a, b int) int { return cmp.Compare(used[b], used[a]) })
	rank := make([]int, m.bits)
	for i, s := range slots {
		rank[s] = i
	}
	for v, s := range slot {
		if s >= 0 {
			slot[v] = rank[s]
		}
	}
	return slot
}

// place lays out a box: bits first, by their slots, then meters.
func (l *layouter) place(b *box) *place {
	p := &place{box: b, low: 1, sides: make([]side, len(b.vars))}
	var list []int
	for i := range b.vars {
		p.sides[i].size = len(b.values[i])
		if len(b.values[i]) > 1 {
			list = append(list, i)
		}
	}
	slices.SortStableFunc(list, func(i, j int) int { return cmp.Compare(l.order(b.vars[i]), l.order(b.vars[j])) })
	at := uint(wordBits)
	for _, i := range list {
		s := &p.sides[i]
		if p.low*s.size <= 1<<wordBits {
			s.inWord, s.unit = true, uint64(p.low)
			p.low *= s.size
			continue
		}
		s.shift, s.width = uint8(min(at, 255)), uint8(bits.Len(uint(s.size-1)))
		s.unit = 1 << at // 0 where it is past the last bit: the place is numbered then
		at += uint(s.width)
	}
	switch {
	case int(at) <= l.tuning.denseBits:
		p.storage = paged
	case int(at) <= min(l.tuning.keyBits, 64):
		p.storage = hashed
	default:
		p.storage = numbered
		p.names = &names{number: map[string]uint64{}}
	}
	return p
}

// order is where a variable comes among the others of a box.
func (l *layouter) order(v vid) int {
	if int(v) < l.bits {
		return l.slot[v]
	}
	return int(v)
}

// digit returns the index of a value of the variable at position i.
func (p *place) digit(i int, value int16) int {
	d, ok := slices.BinarySearch(p.values[i], value)
	if !ok {
		panic("explore: a value that the analysis did not foresee")
	}
	return d
}

// share returns what a value of the variable at position i adds to the key.
func (p *place) share(i int, value int16) uint64 {
	return uint64(p.digit(i, value)) * p.sides[i].unit
}

// encode returns the key of a state at this node.
func (m *model) encode(p *place, s *game.State) key {
	k := uint64(0)
	var name []byte
	for i, v := range p.vars {
		d := p.digit(i, m.value(s, v))
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

// decode returns a state of which a key stands for: what is not live there is
// as good as any.
func (m *model) decode(p *place, k key) game.State {
	s := game.State{Node: p.node, Difficulty: m.difficulty}
	for i := range m.story.Meters {
		s.Meters[int(game.FirstDeclared)+i] = int16(m.story.Meters[i].Start)
	}
	name := ""
	if p.storage == numbered {
		name = p.names.name(k.word())
	}
	for i, v := range p.vars {
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
		m.give(&s, v, p.values[i][d])
	}
	return s
}
