package explicit

import (
	"math/bits"
	"slices"
)

// A paged set is a tree of two levels: folders of pages of words. Both are made
// when something is put there.
const (
	pageBits    = 6
	pageWords   = 1 << pageBits
	folderBits  = 9
	folderPages = 1 << folderBits
)

// A page is a part of a set that has been reached, and of a subset that was
// marked.
type page struct{ reached, marked [pageWords]uint64 }

type folder [folderPages]*page

// A set is the states reached at one node, as words by index.
type set struct {
	folders []*folder // if the place is paged
	table   table     // if it is not
	states  int
	bytes   int
}

// open makes the set ready for the words of a place.
func (s *set) open(p *place) {
	if p.storage == paged && s.folders == nil {
		s.folders = make([]*folder, p.words()>>(pageBits+folderBits)+1)
		s.bytes = 8 * len(s.folders)
	}
}

// reserve makes room for the words of another set. A table that takes words in
// the order of another table must be as large: in a smaller one, words of one
// stretch of the other would crowd in one place, and each would be looked for
// through all of them.
func (s *set) reserve(o *set) {
	if n := len(o.table.keys); n > len(s.table.keys) && s.table.n == 0 {
		s.table.keys, s.table.words = make([]uint64, n), make([]uint64, n)
	}
}

// words returns the greatest index that a word of a paged place can have.
func (p *place) words() (top uint64) {
	for i := range p.sides {
		if s := &p.sides[i]; s.size > 1 && !s.inWord {
			top += uint64(s.size-1) << (s.shift - wordBits)
		}
	}
	return top
}

// add adds points to a word and returns those that are new.
func (s *set) add(e entry) (fresh uint64) {
	var word *uint64
	if s.folders != nil {
		word = &s.page(e.index >> pageBits).reached[e.index%pageWords]
	} else {
		word = s.table.slot(e.index)
		s.bytes = s.table.bytes()
	}
	return s.put(word, e.bits)
}

func (s *set) put(word *uint64, points uint64) (fresh uint64) {
	fresh = points &^ *word
	*word |= fresh
	s.states += bits.OnesCount64(fresh)
	return fresh
}

// page returns a page by number, made if it is not there.
func (s *set) page(number uint64) *page {
	f := s.folders[number>>folderBits]
	if f == nil {
		f = new(folder)
		s.folders[number>>folderBits] = f
		s.bytes += 8 * folderPages
	}
	p := f[number%folderPages]
	if p == nil {
		p = new(page)
		f[number%folderPages] = p
		s.bytes += 16 * pageWords
	}
	return p
}

// find returns the words of reached and marked states at an index, or nil.
func (s *set) find(index uint64) (reached, marked *uint64) {
	if s.folders == nil {
		if i, ok := s.table.find(index); ok {
			return &s.table.words[i], &s.table.marked[i]
		}
		return nil, nil
	}
	if f := s.folders[index>>(pageBits+folderBits)]; f != nil {
		if p := f[index>>pageBits%folderPages]; p != nil {
			return &p.reached[index%pageWords], &p.marked[index%pageWords]
		}
	}
	return nil, nil
}

// settle makes room for marks. From here on nothing may be added.
func (s *set) settle() {
	if s.folders == nil {
		s.table.marked = make([]uint64, len(s.table.keys))
		s.bytes = s.table.bytes()
	}
}

// each calls visit for every word with states in it.
func (s *set) each(visit func(index uint64, reached, marked *uint64)) {
	for i, f := range s.folders {
		if f == nil {
			continue
		}
		for j, p := range f {
			if p != nil {
				p.each(uint64(i<<folderBits|j)<<pageBits, visit)
			}
		}
	}
	for i, k := range s.table.keys {
		if k != 0 {
			visit(k-1, &s.table.words[i], &s.table.marked[i])
		}
	}
}

func (p *page) each(first uint64, visit func(index uint64, reached, marked *uint64)) {
	for i := range p.reached {
		if p.reached[i] != 0 {
			visit(first|uint64(i), &p.reached[i], &p.marked[i])
		}
	}
}

// eachBack is each with the words in the opposite order.
func (s *set) eachBack(visit func(index uint64, reached, marked *uint64)) {
	for i, k := range slices.Backward(s.table.keys) {
		if k != 0 {
			visit(k-1, &s.table.words[i], &s.table.marked[i])
		}
	}
	for i, f := range slices.Backward(s.folders) {
		if f == nil {
			continue
		}
		for j, p := range slices.Backward(f[:]) {
			if p != nil {
				p.eachBack(uint64(i<<folderBits|j)<<pageBits, visit)
			}
		}
	}
}

func (p *page) eachBack(first uint64, visit func(index uint64, reached, marked *uint64)) {
	for i := len(p.reached) - 1; i >= 0; i-- {
		if p.reached[i] != 0 {
			visit(first|uint64(i), &p.reached[i], &p.marked[i])
		}
	}
}

// A table is a hash table of words by index: open addressing, linear probing.
type table struct {
	keys   []uint64 // index+1; 0: empty
	words  []uint64
	marked []uint64 // made by settle
	n      int
}

func (t *table) bytes() int { return 8 * (len(t.keys) + len(t.words) + len(t.marked)) }

// home returns the slot at which the search for an index begins.
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

// growth returns the memory that the next new word takes: more than 0 if the
// table has to grow.
func (t *table) growth() int64 {
	if t.n*8 < len(t.keys)*7 {
		return 0
	}
	return 16 * int64(t.larger())
}

// larger is the number of slots that the table grows to.
func (t *table) larger() int { return max(16, len(t.keys)*3/2) }

func (t *table) grow() {
	old := *t
	size := t.larger()
	t.keys, t.words = make([]uint64, size), make([]uint64, size)
	for i, k := range old.keys {
		if k != 0 {
			j, _ := t.find(k - 1)
			t.keys[j], t.words[j] = k, old.words[i]
		}
	}
}

// reset empties the table, keeping its memory; at has the slots in use.
func (t *table) reset(at []int) {
	for _, i := range at {
		t.keys[i], t.words[i] = 0, 0
	}
	t.n = 0
}

// An inbox gathers the states that one layer brings to one node.
type inbox struct {
	folders [][]*inboxPage
	pages   []*inboxPage // those in use, as they came
	free    []*inboxPage
	last    *inboxPage // the one used last
	none    inboxPage  // stands for last if there is none

	table  table
	order  []uint64 // the indices in the table, as they came
	at     []int    // their slots in it
	hashes bool

	fresh  []entry
	halted func(bytes int64) bool // whether there is no room for so much more, or no time
}

// An inboxPage is a page of an inbox; dirty has a bit for each word with points
// in it.
type inboxPage struct {
	number uint64
	dirty  uint64
	words  [pageWords]uint64
}

// open makes the inbox ready for the words of a place.
func (h *inbox) open(p *place, s *set, halted func(bytes int64) bool) {
	h.halted = halted
	h.hashes = p.storage != paged
	if n := len(s.folders); n > len(h.folders) {
		h.folders = append(h.folders, make([][]*inboxPage, n-len(h.folders))...)
	}
	h.none.number = absent
	h.last = &h.none
}

func (h *inbox) add(index, bits uint64) {
	if h.hashes {
		h.hash(index, bits)
		return
	}
	if h.last.number != index>>pageBits {
		h.last = h.page(index >> pageBits)
	}
	h.last.put(index%pageWords, bits)
}

func (l *inboxPage) put(i, bits uint64) {
	l.words[i%pageWords] |= bits
	l.dirty |= 1 << (i % pageWords)
}

// page returns the page with a number, made if it is not there.
func (h *inbox) page(number uint64) *inboxPage {
	f := h.folders[number>>folderBits]
	if f == nil {
		f = make([]*inboxPage, folderPages)
		h.folders[number>>folderBits] = f
	}
	l := f[number%folderPages]
	if l == nil {
		if n := len(h.free); n > 0 {
			l, h.free = h.free[n-1], h.free[:n-1]
		} else {
			l = new(inboxPage)
		}
		l.number = number
		f[number%folderPages] = l
		h.pages = append(h.pages, l)
	}
	return l
}

func (h *inbox) hash(index, bits uint64) {
	if need := h.table.growth(); need > 0 && h.halted(need) {
		return
	}
	word := h.table.slot(index)
	if *word == 0 {
		h.order = append(h.order, index)
	}
	*word |= bits
}

// drain empties the inbox into a set and returns the states that are new there.
func (h *inbox) drain(s *set) []entry {
	h.fresh = h.fresh[:0]
	if n := len(h.order); h.hashes && n > cap(h.fresh) && !h.halted(16*int64(n)) {
		h.fresh = make([]entry, 0, n)
	}
	if h.hashes {
		h.drainTable(s)
	} else {
		for _, l := range h.pages {
			h.drainPage(s, l)
		}
		h.free = append(h.free, h.pages...)
		h.pages = h.pages[:0]
	}
	if h.halted(16 * int64(len(h.fresh))) {
		return nil
	}
	return slices.Clone(h.fresh)
}

func (h *inbox) drainPage(s *set, l *inboxPage) {
	p := s.page(l.number)
	for w := l.dirty; w != 0; w &= w - 1 {
		i := bits.TrailingZeros64(w)
		if fresh := s.put(&p.reached[i], l.words[i]); fresh != 0 {
			h.fresh = append(h.fresh, entry{l.number<<pageBits | uint64(i), fresh})
		}
		l.words[i] = 0
	}
	l.dirty = 0
	h.folders[l.number>>folderBits][l.number%folderPages] = nil
}

func (h *inbox) drainTable(s *set) {
	for _, index := range h.order {
		i, _ := h.table.find(index)
		h.at = append(h.at, i)
		if need := s.table.growth(); need > 0 && h.halted(need) {
			continue
		}
		if fresh := s.add(entry{index, h.table.words[i]}); fresh != 0 {
			h.fresh = append(h.fresh, entry{index, fresh})
		}
	}
	h.table.reset(h.at)
	h.order, h.at = h.order[:0], h.at[:0]
}
