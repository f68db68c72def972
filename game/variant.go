package game

// A variant is a piece in the form that a step runs.
type variant struct {
	way   variantWay
	meter Meter  // of variantValue and variantLevel
	count uint16 // variantIf: how many conditions there are
	at    uint32 // variantIf: where their programs begin; variantTurn: where its turns begin
}

// A variantWay is the manner in which a variant is picked.
type variantWay uint8

const (
	variantTurn  variantWay = iota // by how often its block was shown: a first or cycle piece
	variantIf                      // by conditions
	variantValue                   // by the value of a meter
	variantLevel                   // likewise, and it is the number of a level
)

// linkPieces lays out the pieces of a block, and returns where they begin and end.
func (l *linker) linkPieces(b *Block) (begin, end uint32) {
	c := l.code
	begin = uint32(len(c.variants))
	first, period := 0, 0
	for i := range b.Pieces {
		p := &b.Pieces[i]
		v := variant{meter: p.Meter}
		switch p.Kind {
		case ValuePiece:
			v.way = variantValue
		case LevelPiece:
			v.way = variantLevel
		case IfPiece:
			v.way, v.at, v.count = variantIf, uint32(len(c.conds)), uint16(len(p.Conds))
			for _, cond := range p.Conds {
				c.conds = append(c.conds, cond.program())
			}
		case FirstPiece, CyclePiece:
			if period == 0 {
				first, period = b.Showings()
			}
			v.way, v.at = variantTurn, uint32(len(c.turns))
			c.turns = appendTurns(c.turns, p, first-1+period)
		default:
			panic("game: a piece of an unknown kind")
		}
		c.variants = append(c.variants, v)
	}
	return begin, uint32(len(c.variants))
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

// picks appends the pick of each of a block's pieces in a state, if the block was
// shown count times before: a value, the number of a text, or NoPick.
func (s *Story) picks(list []int, variants []variant, st *State, count uint32) []int {
	c := &s.code
	for i := range variants {
		v := &variants[i]
		pick := NoPick
		switch v.way {
		case variantTurn:
			pick = int(c.turns[v.at+count])
		case variantIf:
			for k, start := range c.conds[v.at : v.at+uint32(v.count)] {
				if start == accept || runTests(c.tests, start, st) {
					pick = k
					break
				}
			}
		case variantValue:
			pick = int(st.Meters[v.meter])
		default:
			pick = s.MeterLevel(v.meter, int(st.Meters[v.meter]))
		}
		list = append(list, pick)
	}
	return list
}
