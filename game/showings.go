package game

import "unsafe"

// A counter says how a block's showings are counted, and which bits of which byte
// of [State.Showings] hold the count.
type counter struct {
	first, period uint16
	at            uint16 // the byte
	shift, mask   uint8  // where the count begins in it, and its bits there
}

// next returns the count behind a showing.
func (c *counter) next(count byte) byte {
	if n := uint16(count) + 1; n < c.first-1+c.period {
		return byte(n)
	}
	return byte(c.first - 1)
}

// newCounter returns the counter of a block that tells apart a first so many
// showings, and the periods behind them. Its bits are those behind so many bits, and
// do not cross from one byte into the next. It returns where the next counter's may be.
func newCounter(first, period, bits int) (c counter, next int) {
	most := first - 1 + period - 1
	if most == 0 {
		return counter{}, bits
	}
	width := 1
	for most>>width != 0 {
		width++
	}
	if bits%8+width > 8 {
		bits += 8 - bits%8
	}
	return counter{
		first: uint16(first), period: uint16(period), at: uint16(bits / 8),
		shift: uint8(bits % 8), mask: uint8((1<<width - 1) << (bits % 8)),
	}, bits + width
}

// showing counts a showing, and returns how many were counted before.
func (m *machine) showing(c *counter) (before byte) {
	at, length := int(c.at), len(m.st.Showings)
	if at < length {
		before = m.st.Showings[at] & c.mask >> c.shift
	}
	next := c.next(before)
	if next == before {
		return before
	}
	if !m.counted {
		m.counted = true
		list := m.rec.counted(m.story.code.showings, m.st.Showings)
		m.st.Showings = unsafe.String(&list[0], max(length, at+1))
	} else if at >= length {
		m.st.Showings = unsafe.String(unsafe.StringData(m.st.Showings), at+1)
	}
	list := m.showings(at + 1)
	list[at] = list[at]&^c.mask | next<<c.shift
	return before
}

// showings returns so many bytes of the memory in which this step counts showings. It
// is that of the state's string, not a field of the machine: the compiler would think
// that a machine which has such a field keeps its state.
func (m *machine) showings(size int) []byte {
	return unsafe.Slice(unsafe.StringData(m.st.Showings), size)
}

// dropShowings takes back the counts of a step that never came to rest.
func (m *machine) dropShowings() {
	if m.counted {
		clear(m.showings(m.story.code.showings))
	}
}

// keepShowings ends the counts of a step behind the last that is not 0. From here on
// nothing changes them.
func (m *machine) keepShowings() {
	end := len(m.st.Showings)
	for end > 0 && m.st.Showings[end-1] == 0 {
		end--
	}
	if end < len(m.st.Showings) {
		m.st.Showings = m.st.Showings[:end]
	}
	m.rec.keep(end)
}

// A memory serves the steps that are recorded in one record with memory for counts of
// showings: the counts of several states stand in it, one behind the other.
type memory struct {
	free   []byte // behind the counts of the last state
	reused bool   // it serves more than one step
}

// keptTogether is how many bytes of counts share a piece of memory. More would cost
// less, but one state that is kept keeps all of them.
const keptTogether = 2048

// counted returns memory for so many bytes of counts, which begins as a state's
// counts do. The record may be nil.
func (r *Record) counted(size int, counts string) []byte {
	if r == nil {
		list := make([]byte, size)
		copy(list, counts)
		return list
	}
	if r.memory == nil {
		r.memory = &memory{}
	}
	m := r.memory
	switch {
	case len(m.free) >= size:
	case m.reused:
		m.free = make([]byte, max(size, keptTogether))
	default:
		m.free = make([]byte, size)
	}
	list := m.free[:size:size] // all 0, because what steps left behind it is
	copy(list, counts)
	return list
}

// keep notes that a state keeps so many bytes of the last counts. The record may be nil.
func (r *Record) keep(size int) {
	if r != nil {
		r.memory.free = r.memory.free[size:]
	}
}
