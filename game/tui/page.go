package tui

// The sizes that a screen is drawn in, in columns and rows.
const (
	assumedWidth, assumedHeight = 80, 24 // until the terminal says its own
	minWidth, minHeight         = 40, 12 // below, there is only a word about it

	measure    = 72  // the widest line of prose, where the settings say no other
	tallest    = 40  // the tallest page: choices stay near the text
	panelFrom  = 100 // from this width on there is a side panel
	panelWidth = 30
	gutter     = 4 // between the passage and the panel
)

// A page is where on the terminal a screen draws: a column of text, and beside
// it, where there is room, a panel.
type page struct {
	termWidth, termHeight int
	left, top             int // its margins
	width, height         int // of the whole
	text                  int // the width of the text
	panel                 int // the width of the panel, or 0
	measure               int // the widest line of prose
}

// The largest terminal that can be played on. What one claims beyond is not
// believed.
const (
	MaxWidth, MaxHeight = 4096, 4096  // columns, rows
	MaxCells            = 1024 * 1024 // both multiplied
)

// layPage finds the page for a terminal's size, with the widest measure.
func layPage(width, height int) page { return layMeasured(width, height, measure) }

// layMeasured finds the page for a terminal's size and the widest line of prose.
func layMeasured(width, height, measure int) page {
	p := page{measure: measure, termWidth: min(max(width, 0), MaxWidth), termHeight: min(max(height, 0), MaxHeight)}
	p.text = min(measure, max(1, p.termWidth-2))
	p.width = p.text
	if p.termWidth >= panelFrom {
		p.panel = panelWidth
		p.text = min(measure, p.termWidth-2-gutter-p.panel)
		p.width = p.text + gutter + p.panel
	}
	p.height = min(tallest, p.termHeight)
	p.left = max(0, (p.termWidth-p.width)/2)
	p.top = (p.termHeight - p.height) / 2
	return p
}

// tooSmall reports whether the game cannot be drawn on it.
func (p page) tooSmall() bool { return p.termWidth < minWidth || p.termHeight < minHeight }

// Beyond these, nothing is drawn any larger.
const broadest, highest = 240, 80

// broad returns the page of a screen that takes all the terminal that there is.
func (p page) broad() page {
	p.width = max(p.width, min(p.termWidth-4, broadest))
	p.left = max(0, (p.termWidth-p.width)/2)
	p.height = min(p.termHeight, highest)
	p.top = (p.termHeight - p.height) / 2
	return p
}

// holds reports whether a cell of the terminal is on the page.
func (p page) holds(x, y int) bool {
	return x >= p.left && x < p.left+p.width && y >= p.top && y < p.top+p.height
}
