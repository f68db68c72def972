package tui

import (
	"bytes"
	"flag"
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
	"cobalt/game/tui/screen/front"
	"cobalt/game/tui/theme"
	"cobalt/scenes"
)

// The size of the pictures, in columns and rows.
const pictureWidth, pictureHeight = 100, 30

// TestReadmeScreens draws the screens that README.md shows, as they are, and holds
// the pictures in assets/screens against them; with -update it writes them.
func TestReadmeScreens(t *testing.T) {
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		mission string // of the built-in story
		choices int    // how many of its choices are taken; 0: all
		keys    string
	}{
		"title":  {mission: "prison-boilers-osip.mission", choices: 13, keys: "esc"},
		"play":   {mission: "prison-boilers-osip.mission", choices: 13},
		"ending": {mission: "ending-custody.mission", keys: "G enter"},
	} {
		t.Run(name, func(t *testing.T) {
			o := playing(t, story, game.Agent)
			o.Art, o.Run = assets.Art, played(t, story, c.mission, c.choices)
			m := New(o)
			m.Update(tea.WindowSizeMsg{Width: pictureWidth, Height: pictureHeight})
			feed(m, strings.Fields(c.keys)...)
			if m.title != nil { // caught while it burns
				m.title.Fuse = front.Fuse{Lit: true, Burnt: front.FuseLength * 7 / 10}
			}
			checkPicture(t, name, drawing(terminal(t, m, colorprofile.TrueColor, pictureWidth, pictureHeight)))
		})
	}
}

// played returns a run that goes as a mission does, as far as so many choices.
func played(t *testing.T, story *game.Story, name string, choices int) playthrough.Run {
	t.Helper()
	file, err := mission.ReadFile(filepath.Join("../../scenes/cobalt/missions", name))
	if err != nil {
		t.Fatal(err)
	}
	run, err := playthrough.Begin(story, game.Agent, epoch)
	if err != nil {
		t.Fatal(err)
	}
	observe := func(s *mission.Step) {
		if s.Choice == game.NoChoice || choices > 0 && run.Choices() == choices || err != nil {
			return
		}
		run, err = run.Choose(int(s.Choice-story.Nodes[s.Before.Node].First), run.Now().At)
	}
	result, failed := mission.Run(story, file, mission.Options{Observe: observe})
	if failed != nil || err != nil || !result.OK {
		t.Fatal(failed, err)
	}
	return run
}

func checkPicture(t *testing.T, name string, picture []byte) {
	t.Helper()
	path := filepath.Join("../../assets/screens", name+".svg")
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(path, picture, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if there, err := os.ReadFile(path); err != nil || !bytes.Equal(there, picture) {
		t.Errorf("%s is not what the screen shows now (%v): go test ./game/tui -run ReadmeScreens -update draws it", path, err)
	}
}

// A cell of a picture, and the margin around all of them, in pixels.
const cellWidth, cellHeight, pictureMargin = 8.0, 18.0, 16.0

// drawing draws a terminal's screen as SVG. Blocks are drawn as rectangles: so
// they meet, whatever the font.
func drawing(screen *vt.Emulator) []byte {
	colors := theme.TerminalFor(true)
	width, height := pictureWidth*cellWidth+2*pictureMargin, pictureHeight*cellHeight+2*pictureMargin
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" width="%g" height="%g" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13.3" shape-rendering="crispEdges">`+"\n",
		width, height, width, height)
	fmt.Fprintf(&b, `<rect width="%g" height="%g" rx="8" shape-rendering="auto" fill="%s"/>`+"\n", width, height, colors.Background)
	for y := range pictureHeight {
		drawRow(&b, screen, y, colors.Foreground)
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// drawRow draws a row in runs of one style.
func drawRow(b *bytes.Buffer, screen *vt.Emulator, y int, foreground string) {
	for x := 0; x < pictureWidth; {
		from, first := x, screen.CellAt(x, y)
		var text strings.Builder
		for x < pictureWidth && sameRun(first, screen.CellAt(x, y)) {
			c := screen.CellAt(x, y)
			text.WriteString(c.Content)
			x += max(1, c.Width)
		}
		drawRun(b, text.String(), from, x-from, y, inkOf(first, foreground), first.Style)
	}
}

// sameRun reports whether two cells are drawn as one: in one style, and both
// blocks of one kind or both text.
func sameRun(a, b *uv.Cell) bool {
	_, block := blocks[a.Content]
	_, other := blocks[b.Content]
	return a.Style.Equal(&b.Style) && block == other && (!block || a.Content == b.Content)
}

// blocks are the characters that are drawn as rectangles: from which part of the
// cell's height, over how much of it, and how solid.
var blocks = map[string][3]float64{
	"▁": {7. / 8, 1. / 8, 1}, "▂": {6. / 8, 2. / 8, 1}, "▃": {5. / 8, 3. / 8, 1}, "▄": {4. / 8, 4. / 8, 1},
	"▅": {3. / 8, 5. / 8, 1}, "▆": {2. / 8, 6. / 8, 1}, "▇": {1. / 8, 7. / 8, 1}, "█": {0, 1, 1}, "▀": {0, 0.5, 1},
	"░": {0, 1, 0.25}, "▒": {0, 1, 0.5}, "▓": {0, 1, 0.75},
}

func inkOf(c *uv.Cell, foreground string) string {
	if c.Style.Fg == nil {
		return foreground
	}
	ink := color.NRGBAModel.Convert(c.Style.Fg).(color.NRGBA)
	return fmt.Sprintf("#%02x%02x%02x", ink.R, ink.G, ink.B)
}

func drawRun(b *bytes.Buffer, text string, x, cells, y int, ink string, style uv.Style) {
	left, top := pictureMargin+float64(x)*cellWidth, pictureMargin+float64(y)*cellHeight
	if block, ok := blocks[string([]rune(text)[:1])]; ok {
		fmt.Fprintf(b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s" fill-opacity="%g"/>`+"\n",
			left, top+block[0]*cellHeight, float64(cells)*cellWidth, block[1]*cellHeight, ink, block[2])
		return
	}
	trimmed := strings.TrimLeft(text, " ")
	indent := len(text) - len(trimmed)
	if trimmed = strings.TrimRight(trimmed, " "); trimmed == "" {
		return
	}
	attributes := ""
	if style.Attrs&uv.AttrBold != 0 {
		attributes += ` font-weight="bold"`
	}
	if style.Attrs&uv.AttrItalic != 0 {
		attributes += ` font-style="italic"`
	}
	fmt.Fprintf(b, `<text x="%.1f" y="%.1f" textLength="%.1f" lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="%s"%s>%s</text>`+"\n",
		left+float64(indent)*cellWidth, top+cellHeight*0.75, float64(prose.Width(trimmed))*cellWidth, ink, attributes, escapeXML(trimmed))
}

func escapeXML(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text)
}
