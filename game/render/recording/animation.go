package recording

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
)

// An Animation is a recording as a moving picture: SVG that runs by its own style
// sheet, without a script, over and over. Whoever asks for less motion sees its first
// frame.
//
// It draws each row that is ever seen once, and a frame as a list of rows, so that a
// screen that changes little costs little. All of it is in memory until it is written.
type Animation struct {
	Colorless bool // leaves out the colors of the cells

	title  string
	theme  Theme
	rows   []string       // each that ever came, drawn
	index  map[string]int // of rows
	frames []frame
	width  int // in columns, as of the first frame
	now    time.Duration
}

// A frame is a screen that is seen from a moment on.
type frame struct {
	at   time.Duration
	rows []int // from the top
}

// NewAnimation returns an animation without a frame. The title is for those who
// cannot see it.
func NewAnimation(title string, theme Theme) *Animation {
	return &Animation{title: title, theme: theme, index: map[string]int{}}
}

// Frame adds a screen, so long after the one before; a time below 0 counts as 0. It
// takes the place of one that nobody had the time to see.
func (a *Animation) Frame(after time.Duration, screen Cells) {
	a.now += max(0, after).Truncate(time.Millisecond)
	f := frame{at: a.now}
	for y := range screen.Height() {
		f.rows = append(f.rows, a.row(screen, y))
	}
	if last := len(a.frames) - 1; last < 0 {
		a.width = screen.Width()
	} else if slices.Equal(a.frames[last].rows, f.rows) {
		return
	} else if a.frames[last].at == f.at {
		a.frames[last] = f
		return
	}
	a.frames = append(a.frames, f)
}

// row returns the index of a row of the screen.
func (a *Animation) row(screen Cells, y int) int {
	var b bytes.Buffer
	if a.Colorless {
		screen = colorless{screen}
	}
	painter{&b, a.theme, 0}.row(screen, y)
	text := b.String()
	i, ok := a.index[text]
	if !ok {
		i = len(a.rows)
		a.index[text], a.rows = i, append(a.rows, text)
	}
	return i
}

// colorless are cells without their colors.
type colorless struct{ Cells }

func (c colorless) CellAt(x, y int) *uv.Cell {
	cell := c.Cells.CellAt(x, y).Clone()
	cell.Style = uv.ConvertStyle(cell.Style, colorprofile.ASCII)
	return cell
}

// animationMark is the line by which an animation of this package is known.
const animationMark = "<!-- cobalt export -->\n"

// Write ends the animation so long after the last frame, and writes it. It needs at
// least one frame. The error is the writer's.
func (a *Animation) Write(w io.Writer, after time.Duration) error {
	var b bytes.Buffer
	writeHead(&b, a.width, len(a.frames[0].rows), a.theme,
		animationMark+"<title>"+escapeXML(a.title)+"</title>\n"+a.style(a.now+max(after, time.Millisecond)))
	a.writeRows(&b)
	b.WriteString("<g id=\"film\">\n")
	for i := range a.frames {
		a.writeFrame(&b, i)
	}
	b.WriteString("</g>\n</svg>\n")
	_, err := b.WriteTo(w)
	return err
}

// step is the distance of two frames, which stand side by side, in pixels.
func (a *Animation) step() float64 { return float64(a.width)*cellWidth + 2*pictureMargin }

// style returns the rules that move one frame after the other into view, over so long
// a time.
func (a *Animation) style(total time.Duration) string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<style>\n#film{animation:film %gs step-end infinite}\n@keyframes film{", total.Round(time.Millisecond).Seconds())
	for i, f := range a.frames {
		percent := math.Round(1e6*float64(f.at)/float64(total)) / 1e4
		fmt.Fprintf(&b, "%s%%{transform:translateX(%gpx)}", strconv.FormatFloat(percent, 'f', -1, 64), 0-a.step()*float64(i))
	}
	b.WriteString("}\n@media (prefers-reduced-motion:reduce){#film{animation:none}}\n</style>\n")
	return b.String()
}

// writeRows defines the rows of all frames.
func (a *Animation) writeRows(b *bytes.Buffer) {
	seen := make([]bool, len(a.rows))
	for _, f := range a.frames {
		for _, row := range f.rows {
			seen[row] = true
		}
	}
	b.WriteString("<defs>\n")
	for i, row := range a.rows {
		if seen[i] && row != "" {
			fmt.Fprintf(b, "<g id=\"r%d\">\n%s</g>\n", i, row)
		}
	}
	b.WriteString("</defs>\n")
}

func (a *Animation) writeFrame(b *bytes.Buffer, i int) {
	fmt.Fprintf(b, `<g transform="translate(%g)">`, a.step()*float64(i))
	for y, row := range a.frames[i].rows {
		if a.rows[row] != "" {
			fmt.Fprintf(b, `<use href="#r%d" y="%g"/>`, row, pictureMargin+float64(y)*cellHeight)
		}
	}
	b.WriteString("</g>\n")
}

// IsAnimation reports whether a text begins as an animation of this package with a
// title does.
func IsAnimation(text []byte, title string) bool {
	_, rest, found := bytes.Cut(text, []byte(animationMark))
	return found && bytes.HasPrefix(text, []byte("<svg ")) && bytes.HasPrefix(rest, []byte("<title>"+escapeXML(title)+"</title>\n"))
}
