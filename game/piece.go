package game

// A PieceKind says how a piece of a block's text varies.
type PieceKind uint8

// The kinds of pieces.
const (
	ValuePiece PieceKind = iota // the value of Meter
	LevelPiece                  // the name of Meter's level
	IfPiece                     // the first text whose condition holds, or none
	FirstPiece                  // a text for each time that the block is shown, then the last
	CyclePiece                  // a text for each time that the block is shown, then the first again
)

// A Piece is a place within a block's text that is not the same whenever the
// block is shown. The text that it shows decides nothing.
type Piece struct {
	Kind   PieceKind
	Meter  Meter   // ValuePiece, LevelPiece
	Conds  []*Cond // IfPiece: of each text; the last is nil if it is an else
	Texts  int     // IfPiece, FirstPiece, CyclePiece: how many texts it has
	Source string  // the span that opens it, as it is written
	At     []Spot  // of each text, the span that opens it; of a value its own
	End    Spot    // of its last span
	Pos    Pos
}

// A Spot is a place in a file that a [Pos] beside it names. There are many of them.
type Spot struct{ Line, Col int32 }

// SpotOf returns a place without its file. Files are so small that nothing is lost.
func SpotOf(p Pos) Spot { return Spot{int32(p.Line), int32(p.Col)} }

// TextPos returns the place of the span that opens a text of the piece.
func (p *Piece) TextPos(text int) Pos { return p.At[text].in(p.Pos.File) }

// EndPos returns the place of the piece's last span.
func (p *Piece) EndPos() Pos { return p.End.in(p.Pos.File) }

func (s Spot) in(file string) Pos { return Pos{file, int(s.Line), int(s.Col)} }

// NoPick is picked by a piece that shows none of its texts.
const NoPick = -1

// MaxTexts is how many texts a piece may have.
const MaxTexts = 256

// MaxShowings is how many showings the pieces of one block may tell apart.
const MaxShowings = 256

// Showings returns how many showings of a block its pieces tell apart: the
// first so many that first pieces need, then the ones after which all its cycles
// begin anew together. It is 1 for a block that always shows the same.
func (b *Block) Showings() (first, period int) {
	first, period = 1, 1
	for i := range b.Pieces {
		switch p := &b.Pieces[i]; p.Kind {
		case FirstPiece:
			first = max(first, p.Texts)
		case CyclePiece:
			period = leastCommonMultiple(period, max(p.Texts, 1))
		case ValuePiece, LevelPiece, IfPiece:
		default:
			panic("game: a piece of an unknown kind")
		}
	}
	return first, period
}

func leastCommonMultiple(a, b int) int {
	x, y := a, b
	for y != 0 {
		x, y = y, x%y
	}
	return min(a/x*b, 1<<20)
}

// MeterLevel returns the index of a meter's level at a value; -1 if the story
// names none.
func (s *Story) MeterLevel(m Meter, value int) int {
	level := -1
	for i, at := range s.MeterLevels(m) {
		if value >= at {
			level = i
		}
	}
	return level
}

// MeterLevels returns the values at which the levels of a meter begin, ascending.
func (s *Story) MeterLevels(m Meter) []int {
	switch {
	case m == Suspicion:
		return s.Levels
	case m < FirstDeclared:
		return nil
	default:
		return s.Meters[m-FirstDeclared].Levels
	}
}
