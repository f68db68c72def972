package game

// A variation is how the texts of a story's blocks vary, in the form that a step
// runs. Like the rest of the code it lies in arrays without pointers.
type variation struct {
	varies []int32   // by block: its number among those that vary, or constant
	showns []showing // by that number
	blocks []varied  // likewise

	variants []variant // the pieces of all blocks
	conds    []int32   // where the programs of their conditions begin, or accept
	turns    []uint8   // by how often a block was shown: what a piece of it picks
	levels   []int32   // the values at which levels of meters begin
	picks    []int     // of each form that has a number

	forms    uint32 // how many forms have numbers
	showings int    // how many bytes the counts of showings take
}

// constant is the number of a block whose text never varies.
const constant = -1

// mostForms is how many forms of a block have numbers.
const mostForms = 8

// A varied is a block whose text varies. What all its pieces pick together is its
// form. The forms of a block that has few are numbered: the picks are the digits of
// the number, the first piece's first.
type varied struct {
	first, end uint32 // where its variants begin and end
	form       uint32 // the number of its first form
	forms      uint32 // how many forms have numbers; 0 if they are too many for that
	picks      uint32 // where the picks of its forms begin
}

// A showing is what a step needs of a block whose text varies.
type showing struct {
	counter counter // its mask is 0 if showings are not counted
	lone    variant // the one piece of the block, if it has one and forms with numbers; else its way is variantMany
	form    uint32  // the number of the block's first form
}

// A form as a record has it: its number, or one of these.
const (
	noForm = 1<<32 - 1 // of a block whose text never varies
	listed = 1 << 31   // the bit that says that the rest is where its picks begin in the record
)

// A variant is a piece.
type variant struct {
	way   variantWay
	meter Meter  // of variantValue and variantLevel
	none  uint8  // 1 if it may pick none
	count uint16 // how many conditions or levels there are
	size  uint16 // how many picks are possible, none included; 0: a value
	at    uint32 // where its conditions, turns or levels begin; variantTest: its program
}

// A variantWay is the manner in which a variant is picked.
type variantWay uint8

const (
	variantMany  variantWay = iota // there are several pieces, or too many forms
	variantCount                   // its block's count of showings is the pick
	variantTurn                    // the count says which turn is the pick
	variantTest                    // by one condition
	variantIf                      // by several
	variantLevel                   // by the value of a meter
	variantValue                   // it is the value of a meter
)

// linkPieces lays out the pieces of all blocks.
func (l *linker) linkPieces() {
	blocks := l.story.Blocks
	v := &variation{varies: make([]int32, len(blocks))}
	v.allocate(blocks)
	l.code.variation = v
	bits := 0
	for i := range blocks {
		v.varies[i] = constant
		b := &blocks[i]
		if len(b.Pieces) == 0 {
			continue
		}
		v.varies[i] = int32(len(v.blocks))
		first, period := b.Showings()
		to := varied{first: uint32(len(v.variants))}
		for k := range b.Pieces {
			v.variants = append(v.variants, l.variant(&b.Pieces[k], first-1+period))
		}
		to.end = uint32(len(v.variants))
		v.layForms(&to)
		shown := showing{form: to.form}
		if shown.counter, bits = newCounter(first, period, bits); to.forms > 0 && len(b.Pieces) == 1 {
			shown.lone = v.variants[to.first]
		}
		v.blocks, v.showns = append(v.blocks, to), append(v.showns, shown)
	}
	v.showings = (bits + 7) / 8
}

// allocate makes room for the pieces of all blocks.
func (v *variation) allocate(blocks []Block) {
	some, pieces, conds := 0, 0, 0
	for i := range blocks {
		if list := blocks[i].Pieces; len(list) > 0 {
			some, pieces = some+1, pieces+len(list)
			for k := range list {
				conds += len(list[k].Conds)
			}
		}
	}
	v.showns, v.blocks = make([]showing, 0, some), make([]varied, 0, some)
	v.variants, v.conds = make([]variant, 0, pieces), make([]int32, 0, conds)
	v.picks = make([]int, 0, 3*pieces) // as many as pieces of three texts have
}

// variant lays out a piece of a block that tells so many showings apart.
func (l *linker) variant(p *Piece, showings int) variant {
	v := l.code.variation
	to := variant{meter: p.Meter}
	switch p.Kind {
	case ValuePiece:
		to.way = variantValue
		return to
	case LevelPiece:
		levels := l.story.MeterLevels(p.Meter)
		to.way, to.at, to.count, to.none = variantLevel, uint32(len(v.levels)), uint16(len(levels)), 1
		for _, at := range levels {
			v.levels = append(v.levels, int32(at))
		}
	case IfPiece:
		to.way, to.at, to.count, to.none = variantIf, uint32(len(v.conds)), uint16(len(p.Conds)), 1
		for _, cond := range p.Conds {
			if cond == nil {
				to.none = 0
			}
			v.conds = append(v.conds, cond.program())
		}
		if tests := int(to.count) - 1 + int(to.none); tests == 1 && p.Conds[0] != nil {
			to.way, to.at = variantTest, uint32(p.Conds[0].program())
		}
	case FirstPiece, CyclePiece:
		to.way, to.count = variantCount, uint16(max(p.Texts, 1))
		if int(to.count) != showings {
			to.way, to.at = variantTurn, uint32(len(v.turns))
			v.turns = appendTurns(v.turns, p, showings)
		}
	default:
		panic("game: a piece of an unknown kind")
	}
	to.size = to.count + uint16(to.none)
	return to
}

// appendTurns appends the pick of a first or cycle piece for each of so many
// showings.
func appendTurns(turns []uint8, p *Piece, showings int) []uint8 {
	texts := max(p.Texts, 1)
	for n := range showings {
		turn := min(n, texts-1)
		if p.Kind == CyclePiece {
			turn = n % texts
		}
		turns = append(turns, uint8(turn))
	}
	return turns
}

// layForms numbers the forms of a block, if they are few, and lays out their picks.
func (v *variation) layForms(b *varied) {
	b.form, b.picks = v.forms, uint32(len(v.picks))
	variants := v.variants[b.first:b.end]
	forms := 1
	for i := range variants {
		if forms *= int(variants[i].size); forms == 0 || forms > mostForms {
			return
		}
	}
	b.forms = uint32(forms)
	v.forms += b.forms
	for form := range forms {
		at := len(v.picks)
		for range variants {
			v.picks = append(v.picks, 0)
		}
		for i := len(variants) - 1; i >= 0; i-- {
			size := int(variants[i].size)
			v.picks[at+i] = form%size - int(variants[i].none)
			form /= size
		}
	}
}

// picksOf returns the picks of a form of a block, by the form's number.
func (v *variation) picksOf(b *varied, form uint32) []int {
	pieces := b.end - b.first
	first := b.picks + (form-b.form)*pieces
	return v.picks[first : first+pieces : first+pieces]
}

// vary notes the form of a block, because its effects have happened, and counts the
// showing.
func (m *machine) vary(block int32) {
	c := &m.story.code
	b := &c.showns[block]
	count := 0
	if b.counter.mask != 0 {
		count = int(m.showing(&b.counter))
	}
	r := m.rec
	if r == nil {
		return
	}
	r.beginForm(c.variation)
	switch form := b.form; b.lone.way {
	case variantMany:
		r.forms = append(r.forms, c.formOf(&c.blocks[block], m.st, count, r))
	case variantCount:
		r.forms = append(r.forms, form+uint32(count))
	default:
		r.forms = append(r.forms, form+c.digit(&b.lone, m.st, count))
	}
}

// formOf returns the form of a block as a record has it. Its picks are added to the
// record if it has no number.
func (c *code) formOf(b *varied, st *State, count int, r *Record) uint32 {
	variants := c.variants[b.first:b.end]
	if b.forms > 0 {
		form := uint32(0)
		for i := range variants {
			form = form*uint32(variants[i].size) + c.digit(&variants[i], st, count)
		}
		return b.form + form
	}
	form := listed | uint32(len(r.picks))
	for i := range variants {
		v := &variants[i]
		if v.way == variantValue {
			r.picks = append(r.picks, int(st.Meters[v.meter]))
			continue
		}
		r.picks = append(r.picks, int(c.digit(v, st, count))-int(v.none))
	}
	return form
}

// digit returns the pick of a piece that shows no value, in a state, if its block was
// shown count times before. It is one more if the piece may pick none: [NoPick] is 0 then.
func (c *code) digit(v *variant, st *State, count int) uint32 {
	switch v.way {
	case variantCount:
		return uint32(count)
	case variantTurn:
		return uint32(c.turns[int(v.at)+count])
	case variantTest:
		if runTests(c.tests, int32(v.at), st) {
			return uint32(v.none)
		}
		return 1 - uint32(v.none)
	case variantIf:
		for k, start := range c.conds[v.at : v.at+uint32(v.count)] {
			if start == accept || runTests(c.tests, start, st) {
				return uint32(k) + uint32(v.none)
			}
		}
		return 0
	case variantLevel:
		value, below := int32(st.Meters[v.meter]), uint32(0)
		for _, at := range c.levels[v.at : v.at+uint32(v.count)] {
			below += uint32(value-at) >> 31
		}
		return uint32(v.count) - below
	default:
		panic("game: a value has no digit")
	}
}
