package widget

// The sizes that a screen is drawn in, in columns and rows.
const (
	AssumedWidth, AssumedHeight = 80, 24 // until the terminal says its own
	MinWidth, MinHeight         = 40, 12 // below, there is only a word about it

	Measure    = 72  // the widest line of prose by default
	panelFrom  = 100 // from this width on there is a side panel
	panelWidth = 30
	Gutter     = 4 // between the passage and the panel

	// From this size on the passage stands between two columns, and their widths.
	wideFrom, wideHigh   = 140, 40
	leastSide, mostSide  = 22, 40 // the left column
	leastPanel, mostWide = 30, 52 // the right one

	twinFrom = 116 // from this width on there is room for two columns of text
)

// A Page is the part of the terminal that a screen draws on: a column of text, and
// beside it, if there is room, a panel; on a wide page a column at its left, too.
type Page struct {
	TermWidth, TermHeight int
	Left, Top             int // its margins
	Width, Height         int // of the whole
	Text                  int // the width of the text
	Panel                 int // the width of the panel, or 0
	Side                  int // the width of the column at the left, or 0
	Column                int // the width of each of two columns, or 0
	Measure               int // the widest line of prose
}

// The largest terminal that can be played on. A terminal that claims more is not
// believed.
const (
	MaxWidth, MaxHeight = 4096, 4096  // columns, rows
	MaxCells            = 1024 * 1024 // both multiplied
)

// LayPage finds the page for a terminal's size, with the widest measure.
func LayPage(width, height int) Page { return LayMeasured(width, height, Measure) }

// LayMeasured finds the page for a terminal's size and the widest line of prose.
func LayMeasured(width, height, measure int) Page {
	p := Page{Measure: measure, TermWidth: min(max(width, 0), MaxWidth), TermHeight: min(max(height, 0), MaxHeight)}
	p.Text = min(measure, max(1, p.TermWidth-2))
	p.Width = p.Text
	if p.TermWidth >= panelFrom {
		p.Panel = panelWidth
		p.Text = min(measure, p.TermWidth-2-Gutter-p.Panel)
		p.Width = p.Text + Gutter + p.Panel
	}
	p.Height = p.TermHeight
	p.Left = max(0, (p.TermWidth-p.Width)/2)
	return p
}

// Wide returns the page of a screen that has something to show on both sides of its
// text, if there is room.
func (p Page) Wide() Page {
	if p.Panel == 0 || p.TermWidth < wideFrom || p.TermHeight < wideHigh {
		return p
	}
	spare := p.TermWidth - 2 - 2*Gutter - p.Text
	p.Side = max(leastSide, min(spare*2/5, mostSide))
	p.Panel = max(leastPanel, min(spare-p.Side, mostWide))
	p.Width = p.Side + Gutter + p.Text + Gutter + p.Panel
	p.Left = max(0, (p.TermWidth-p.Width)/2)
	return p
}

// TextLeft is how far from the page's left edge its text stands.
func (p Page) TextLeft() int {
	if p.Side == 0 {
		return 0
	}
	return p.Side + Gutter
}

// Aligned returns the page of any other screen: it begins where the text of a wide page
// does and ends where that page ends, so that nothing jumps from screen to screen.
func (p Page) Aligned() Page {
	wide := p.Wide()
	p.Left, p.Width = wide.Left+wide.TextLeft(), wide.Width-wide.TextLeft()
	return p
}

// Twin returns the page of a screen that is read in two columns of text, if there is
// room for them.
func (p Page) Twin() Page {
	if p.TermWidth >= twinFrom {
		p.Column = min(p.Measure, (p.Width-Gutter)/2)
	}
	return p
}

// TextAlone returns the page without the panel, for text whose width in this
// terminal is not known: nothing is drawn to the right of it.
func (p Page) TextAlone() Page {
	p.Panel, p.Side, p.Column = 0, 0, 0
	p.Text = min(p.Measure, max(1, p.TermWidth-2))
	p.Width = p.Text
	p.Left = max(0, (p.TermWidth-p.Width)/2)
	return p
}

// TooSmall reports whether the game cannot be drawn on it.
func (p Page) TooSmall() bool { return p.TermWidth < MinWidth || p.TermHeight < MinHeight }

// Beyond these, nothing is drawn any larger.
const broadest, highest = 240, 80

// Broad returns the page of a screen that takes all the terminal that there is to the
// right of its left edge.
func (p Page) Broad() Page {
	p.Width = max(p.Width, min(p.TermWidth-p.Left-2, broadest))
	p.Height = min(p.TermHeight, highest)
	p.Top = (p.TermHeight - p.Height) / 2
	return p
}

// Holds reports whether a cell of the terminal is on the page.
func (p Page) Holds(x, y int) bool {
	return x >= p.Left && x < p.Left+p.Width && y >= p.Top && y < p.Top+p.Height
}
