package storymap

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cobalt/game/narration/prose"
	"cobalt/game/render/layout"
)

// A picture is a drawing for a page; lengths are in pixels.
type picture struct {
	ID, Title, About string
	Class            string
	Width, Height    int
	Least            int // the least width at which the page shows it
	Boxes            []pictureBox
	Lines            []pictureLine
}

// A pictureBox is a box with words in its middle.
type pictureBox struct {
	X, Y, W, H int
	Class      string // its kind, for the style sheet
	Link       string // the page's anchor that it leads to; may be empty
	About      string // the full description
	Words      []pictureWord
	Shape      string       // the ways of a scene in miniature, as SVG path data
	Dots       []pictureDot // the nodes of a scene in miniature
	Round      int          // the radius of its corners
}

type pictureWord struct {
	X, Y  int
	Class string
	Text  string
}

type pictureDot struct {
	X, Y, W, H int
	Class      string
}

// A pictureLine is an arrow between boxes.
type pictureLine struct {
	Class string
	D     string // SVG path data
	Pen   string // the stroke's width
	About string
}

// The measures of a panel, in pixels.
const (
	boxMost   = 150 // the greatest width of a box
	boxPad    = 10  // between a box and its words
	wordLine  = 15  // the height of a line
	letter    = 7   // the width of a letter in a wide font
	panelRoom = 14  // around a drawing
)

var panelSpacing = layout.Spacing{Beside: 18, Between: 46, Lane: 16, Port: 14, Width: 1100}

// wrapTitle breaks a title into at most two lines of about so many columns.
func wrapTitle(title string, columns int) []string {
	lines := prose.WrapText(title, columns)
	if len(lines) > 2 {
		lines = []string{lines[0], ansi.Truncate(strings.Join(lines[1:], " "), columns, "…")}
	}
	return lines
}

// words sets lines of text one below the other in the middle of a box. A line
// takes the class at its index, if there is one.
func (b *pictureBox) words(lines []string, classes ...string) {
	y := b.Y + (b.H-len(lines)*wordLine)/2 + wordLine - 4
	for i, line := range lines {
		class := ""
		if i < len(classes) {
			class = classes[i]
		}
		b.Words = append(b.Words, pictureWord{b.X + b.W/2, y + i*wordLine, class, line})
	}
}

// tip is the length of an arrowhead, by which the line itself is shorter.
const tip = 7

// curve returns the SVG path of a smooth line through points that is upright at
// each of them.
func curve(points []layout.Point) string {
	var b strings.Builder
	points = slices.Clone(points)
	switch last, before := &points[len(points)-1], points[len(points)-2]; {
	case last.Y > before.Y:
		last.Y -= tip
	case last.Y < before.Y:
		last.Y += tip
	default:
		last.X += tip // it returns from the side to the box it left
	}
	for i, p := range points {
		x, y := p.X+panelRoom, p.Y+panelRoom
		switch {
		case i == 0:
			fmt.Fprintf(&b, "M%d %d", x, y)
		case p.X == points[i-1].X:
			fmt.Fprintf(&b, "V%d", y)
		case p.Y == points[i-1].Y:
			fmt.Fprintf(&b, "H%d", x)
		default:
			was := points[i-1]
			middle := (was.Y+p.Y)/2 + panelRoom
			fmt.Fprintf(&b, "C%d %d %d %d %d %d", was.X+panelRoom, middle, x, middle, x, y)
		}
	}
	return b.String()
}

// sideways is like curve, for a drawing that was turned on its side: the line is
// level at each point.
func sideways(points []layout.Point) string {
	var b strings.Builder
	points = slices.Clone(points)
	if last := &points[len(points)-1]; last.X > points[len(points)-2].X {
		last.X -= tip
	} else {
		last.X += tip
	}
	for i, p := range points {
		x, y := p.X+panelRoom, p.Y+panelRoom
		if i == 0 {
			fmt.Fprintf(&b, "M%d %d", x, y)
			continue
		}
		middle := (points[i-1].X+p.X)/2 + panelRoom
		fmt.Fprintf(&b, "C%d %d %d %d %d %d", middle, points[i-1].Y+panelRoom, middle, y, x, y)
	}
	return b.String()
}

func clipColumns(text string, columns int) string { return ansi.Truncate(text, columns, "…") }
