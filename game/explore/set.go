package explore

import "math/bits"

// pageWords is how many words a page holds.
const pageWords = 64

// A page is a part of a set that has been reached, and of its subset from which
// an ending can be.
type page struct{ reached, good [pageWords]uint64 }

// A set is the states reached at one node, as words by index.
type set struct {
	pages  []*page // by index/pageWords, where the place is paged
	table  table
	states int
	bytes  int
}

func (s *set) open(p *place) {
	if p.storage != paged || s.pages != nil {
		return
	}
	top := uint64(0)
	for i := range p.sides {
		if side := &p.sides[i]; side.size > 1 && !side.inWord {
			top += uint64(side.size-1) << (side.shift - wordBits)
		}
	}
	s.pages = make([]*page, top/pageWords+1)
	s.bytes = 8 * len(s.pages)
}

// add adds points to a word and returns those that are new.
func (s *set) add(e entry) (fresh uint64) {
	word := s.slot(e.index)
	fresh = e.bits &^ *word
	*word |= fresh
	s.states += bits.OnesCount64(fresh)
	return fresh
}

func (s *set) slot(index uint64) *uint64 {
	if s.pages == nil {
		word := s.table.slot(index)
		s.bytes = s.table.bytes()
		return word
	}
	p := s.pages[index/pageWords]
	if p == nil {
		p = new(page)
		s.pages[index/pageWords] = p
		s.bytes += 16 * pageWords
	}
	return &p.reached[index%pageWords]
}

// words returns the words of reached and good states at an index, or nil.
func (s *set) words(index uint64) (reached, good *uint64) {
	if s.pages == nil {
		if i, ok := s.table.find(index); ok {
			return &s.table.words[i], &s.table.good[i]
		}
		return nil, nil
	}
	if p := s.pages[index/pageWords]; p != nil {
		return &p.reached[index%pageWords], &p.good[index%pageWords]
	}
	return nil, nil
}

// settle makes room for the good states. From here on nothing may be added.
func (s *set) settle() {
	if s.pages == nil {
		s.table.good = make([]uint64, len(s.table.keys))
		s.bytes = s.table.bytes()
	}
}

// each calls visit for every word with states in it.
func (s *set) each(visit func(index uint64, reached, good *uint64)) {
	for i, p := range s.pages {
		if p == nil {
			continue
		}
		for j := range p.reached {
			if p.reached[j] != 0 {
				visit(uint64(i*pageWords+j), &p.reached[j], &p.good[j])
			}
		}
	}
	for i, k := range s.table.keys {
		if k != 0 {
			visit(k-1, &s.table.words[i], &s.table.good[i])
		}
	}
}

// A table is a hash table of words by index: open addressing, linear probing.
type table struct {
	keys  []uint64 // index+1; 0: empty
	words []uint64
	good  []uint64 // made by settle
	n     int
}

func (t *table) bytes() int { return 8 * (len(t.keys) + len(t.words) + len(t.good)) }

// home returns where an index is looked for first.
func (t *table) home(index uint64) int {
	hi, _ := bits.Mul64(index*0x9e3779b97f4a7c15, uint64(len(t.keys)))
	return int(hi)
}

func (t *table) find(index uint64) (i int, ok bool) {
	if len(t.keys) == 0 {
		return 0, false
	}
	for i = t.home(index); t.keys[i] != 0; {
		if t.keys[i] == index+1 {
			return i, true
		}
		if i++; i == len(t.keys) {
			i = 0
		}
	}
	return i, false
}

// slot returns the word at an index, made if it is not there.
func (t *table) slot(index uint64) *uint64 {
	if t.n*8 >= len(t.keys)*7 {
		t.grow()
	}
	i, ok := t.find(index)
	if !ok {
		t.keys[i] = index + 1
		t.n++
	}
	return &t.words[i]
}

func (t *table) grow() {
	old := *t
	size := max(16, len(old.keys)*3/2)
	t.keys, t.words = make([]uint64, size), make([]uint64, size)
	for i, k := range old.keys {
		if k != 0 {
			j, _ := t.find(k - 1)
			t.keys[j], t.words[j] = k, old.words[i]
		}
	}
}

// reset empties the table, keeping its memory; at is where its words are.
func (t *table) reset(at []int) {
	for _, i := range at {
		t.keys[i], t.words[i] = 0, 0
	}
	t.n = 0
}

// A sheet gathers what one layer brings to one node.
type sheet struct {
	words, dirty []uint64 // by index; dirty has a bit for each word
	table        table
	order        []uint64 // the indices in the table, as they came
	at           []int    // where they are in it
	hashes       bool
}

// open makes the sheet ready for the words of a place.
func (h *sheet) open(p *place, s *set) {
	h.hashes = p.storage != paged
	if !h.hashes {
		if n := len(s.pages) * pageWords; n > len(h.words) {
			h.words, h.dirty = make([]uint64, n), make([]uint64, (n+63)/64)
		}
	}
}

func (h *sheet) add(index, bits uint64) {
	if !h.hashes {
		h.words[index] |= bits
		h.dirty[index>>6] |= 1 << (index & 63)
		return
	}
	word := h.table.slot(index)
	if *word == 0 {
		h.order = append(h.order, index)
	}
	*word |= bits
}

// drain empties the sheet into a set and appends what was new there.
func (h *sheet) drain(s *set, fresh []entry) []entry {
	put := func(index, bits uint64) {
		if bits = s.add(entry{index, bits}); bits != 0 {
			fresh = append(fresh, entry{index, bits})
		}
	}
	if h.hashes {
		for _, index := range h.order {
			i, _ := h.table.find(index)
			put(index, h.table.words[i])
			h.at = append(h.at, i)
		}
		h.table.reset(h.at)
		h.order, h.at = h.order[:0], h.at[:0]
		return fresh
	}
	for i, w := range h.dirty[:(len(s.pages)*pageWords+63)/64] {
		for ; w != 0; w &= w - 1 {
			index := uint64(i*64 + bits.TrailingZeros64(w))
			put(index, h.words[index])
			h.words[index] = 0
		}
		h.dirty[i] = 0
	}
	return fresh
}
