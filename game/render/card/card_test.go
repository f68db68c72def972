package card

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"strings"
	"testing"
	"time"

	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/playthrough"
	"cobalt/scenes"
)

// cardOf returns the card of a run of the tests' story by those choices.
func cardOf(t *testing.T, choices ...int) *Card {
	t.Helper()
	story, err := scenes.CompileDir("../../tui/testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	run, err := playthrough.Begin(story, game.Agent, time.Unix(1_800_000_000, 0))
	for _, c := range choices {
		if err == nil {
			run, err = run.Choose(c, 0)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return Of(story.Text[0], &english, run)
}

var english = Phrases{
	Head: "{title}: {ending}", Open: "not over yet", Never: "never caught",
	Choices: narration.Counted{One: "{n} choice", Other: "{n} choices"},
	Minutes: narration.Counted{One: "{n} minute", Other: "{n} minutes"},
	Caught:  narration.Counted{One: "caught once", Other: "caught {n} times"},
}

// TestText holds what a card says, of a run that was caught, of one that was not, and of
// one that goes on.
func TestText(t *testing.T) {
	for want, choices := range map[string][]int{
		"The Lockkeeper: Low Water\n3 choices · 3 minutes · caught once\n█":        {3, 2, 1},
		"The Lockkeeper: The Other Bank\n3 choices · 3 minutes · never caught\n▁▁": {0, 0, 1},
		"The Lockkeeper: not over yet\n1 choice · 1 minute · never caught\n▁":      {3},
	} {
		if got := cardOf(t, choices...).Text(); got != want {
			t.Errorf("%v:\n%s\nnot\n%s", choices, got, want)
		}
	}
}

// TestPictures holds that both pictures are whole, of one size, and known again.
func TestPictures(t *testing.T) {
	c := cardOf(t, 3, 2, 1)
	c.Ending = `<script>"&` + c.Ending
	var svg, bitmap bytes.Buffer
	if err := errors.Join(c.WriteSVG(&svg), c.WritePNG(&bitmap)); err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(strings.NewReader(svg.String()))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if strings.Contains(svg.String(), "<script>") {
		t.Error("a name is written as it is")
	}
	img, err := png.Decode(bytes.NewReader(bitmap.Bytes()))
	if err != nil || img.Bounds().Dx() != Width || img.Bounds().Dy() != Height {
		t.Fatalf("the bitmap: %v", err)
	}
	if !IsCard(svg.Bytes()) || !IsCard(bitmap.Bytes()) || IsCard([]byte("<svg viewBox=\"0 0 1200 630\">\n<rect/>")) || IsCard([]byte("\x89PNG\r\n\x1a\nsomething")) {
		t.Error("a card is not known, or another picture is taken for one")
	}
}

// TestNothingLeavesTheCard holds that whatever a story is called, all is drawn within
// the margins.
func TestNothingLeavesTheCard(t *testing.T) {
	for _, name := range []string{"", "I", strings.Repeat("Wide ", 30), "三月", "Плот"} {
		c := cardOf(t, 3, 2, 1)
		c.Title, c.Ending = name, name
		c.Scenes = make([]int, 1+40*len(name))
		for _, r := range c.paint().boxes[2:] {
			if r.x < margin || r.x+r.w > Width-margin || r.y < 0 || r.y+r.h > Height || r.w <= 0 || r.h <= 0 {
				t.Errorf("%q: a box %+v", name, r)
			}
		}
	}
}
