package recording

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	uv "github.com/charmbracelet/ultraviolet"
	"pgregory.net/rapid"
)

// screenOf returns a screen of that many columns with styled lines.
func screenOf(columns int, lines ...string) *uv.Buffer {
	s := uv.NewScreenBuffer(columns, len(lines))
	uv.NewStyledString(strings.Join(lines, "\n")).Draw(s, s.Bounds())
	return s.Buffer
}

var inks = Theme{Foreground: "#eeeeee", Background: "#111111"}

// An animation shows frame after frame, draws a row that comes again once, and says
// nothing of a screen that nobody could see.
func TestAnimation(t *testing.T) {
	a := NewAnimation("A <b>\x1b", inks)
	a.Frame(0, screenOf(3, "unseen", ""))
	a.Frame(0, screenOf(3, "\x1b[1;38;2;1;2;3mab\x1b[m", "──│"))
	a.Frame(250*time.Millisecond, screenOf(3, "\x1b[1;38;2;1;2;3mab\x1b[m", "──│"))
	a.Frame(250*time.Millisecond, screenOf(3, "\x1b[1;38;2;1;2;3mab\x1b[m", ""))
	var out strings.Builder
	if err := a.Write(&out, 500*time.Millisecond); err != nil {
		t.Fatal(err)
	}
	_, got, _ := strings.Cut(out.String(), "shape-rendering=\"crispEdges\">\n")
	want := `<!-- cobalt export -->
<title>A &lt;b&gt;` + "\uFFFD" + `</title>
<style>
#film{animation:film 1s step-end infinite}
@keyframes film{0%{transform:translateX(0px)}50%{transform:translateX(-56px)}}
@media (prefers-reduced-motion:reduce){#film{animation:none}}
</style>
<rect width="56" height="68" rx="8" shape-rendering="auto" fill="#111111"/>
<defs>
<g id="r2">
<text x="16.0" y="13.5" textLength="16.0" lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="#010203" font-weight="bold">ab</text>
</g>
<g id="r3">
<rect x="16.0" y="9.0" width="16.0" height="1.0" fill="#eeeeee" fill-opacity="1"/>
<rect x="36.0" y="0.0" width="1.0" height="18.0" fill="#eeeeee" fill-opacity="1"/>
</g>
</defs>
<g id="film">
<g transform="translate(0)"><use href="#r2" y="16"/><use href="#r3" y="34"/></g>
<g transform="translate(56)"><use href="#r2" y="16"/></g>
</g>
</svg>
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if !IsAnimation([]byte(out.String()), "A <b>\x1b") || IsAnimation([]byte(out.String()), "A <b>\x1bc") || IsAnimation([]byte(got), "A <b>\x1b") {
		t.Error("its beginning is not known as that of this title")
	}
}

// Styles are drawn as a terminal shows them, or without their colors.
func TestStyles(t *testing.T) {
	for styled, want := range map[string][2]string{
		"\x1b[3;31mx": {`fill="#800000" font-style="italic">x<`, `fill="#eeeeee" font-style="italic">x<`},
		"\x1b[2;4mx":  {`fill="#eeeeee" fill-opacity="0.6" text-decoration="underline">x<`, `fill="#eeeeee" fill-opacity="0.6" text-decoration="underline">x<`},
		"\x1b[9mx":    {`fill="#eeeeee" text-decoration="line-through">x<`, `fill="#eeeeee" text-decoration="line-through">x<`},
		"\x1b[7mx":    {`height="18.0" fill="#eeeeee" fill-opacity="1"/>` + "\n" + `<text x="16.0" y="13.5" textLength="8.0" lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="#111111">x<`, `fill="#111111">x<`},
		"\x1b[44m█":   {`height="18.0" fill="#000080" fill-opacity="1"/>` + "\n" + `<rect x="16.0" y="0.0" width="8.0" height="18.0" fill="#eeeeee"`, `height="18.0" fill="#eeeeee"`},
		"  ▄▄":        {`<rect x="32.0" y="9.0" width="16.0" height="9.0" fill="#eeeeee" fill-opacity="1"/>`, `<rect x="32.0"`},
	} {
		for i, want := range want {
			a := NewAnimation("", inks)
			a.Colorless = i == 1
			a.Frame(0, screenOf(4, styled))
			var out strings.Builder
			if err := a.Write(&out, 0); err != nil || !strings.Contains(out.String(), want) {
				t.Errorf("%q, colorless %v: there is no %s in\n%s", styled, a.Colorless, want, out.String())
			}
		}
	}
}

// A picture that stands still has the rows at their places.
func TestPicture(t *testing.T) {
	var out strings.Builder
	if err := WritePicture(&out, screenOf(2, "a", "&"), inks); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`viewBox="0 0 48 68"`, `y="29.5" textLength="8.0"`, `y="47.5" textLength="8.0" lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="#eeeeee">&amp;<`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("there is no %s in\n%s", want, out.String())
		}
	}
}

// Whatever a screen holds, the picture is well-formed, has no control character, and
// shows the screens in their order, each for its time.
func TestAnimationLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := NewAnimation(rapid.String().Draw(t, "title"), inks)
		var now time.Duration
		var at []time.Duration
		var seen []string // the screens, as lists of the texts that are drawn
		for range rapid.IntRange(1, 8).Draw(t, "frames") {
			after := time.Duration(rapid.SampledFrom([]int{-1, 0, 1, 700}).Draw(t, "after")) * time.Millisecond
			screen := screenOf(5, rapid.StringMatching(`[a-c&<\x07]{0,3}`).Draw(t, "first"), rapid.StringN(0, 4, -1).Draw(t, "second"))
			a.Frame(after, screen)
			now += max(0, after)
			text := drawnText(screen)
			switch last := len(seen) - 1; {
			case last >= 0 && seen[last] == text:
			case last >= 0 && at[last] == now:
				seen[last] = text
			default:
				at, seen = append(at, now), append(seen, text)
			}
		}
		var out strings.Builder
		if err := a.Write(&out, time.Second); err != nil {
			t.Fatal(err)
		}
		if i := strings.IndexFunc(out.String(), func(r rune) bool { return r != '\n' && unicode.Is(unicode.C, r) }); i >= 0 {
			t.Fatalf("%q stands bare", out.String()[i])
		}
		if got := framesOf(t, out.String()); !slices.Equal(got, seen) {
			t.Fatalf("the frames are %q, not %q", got, seen)
		}
		if got := strings.Count(out.String(), "{transform:"); got != len(at) {
			t.Fatalf("%d moments for the frames at %v", got, at)
		}
	})
}

// drawnText returns the rows of a screen as they are drawn.
func drawnText(screen Cells) string {
	a := NewAnimation("", inks)
	a.Frame(0, screen)
	text := ""
	for _, row := range a.frames[0].rows {
		text += a.rows[row] + "\n"
	}
	return text
}

var use = regexp.MustCompile(`<use href="#(r[0-9]+)" y="([0-9]+)"/>`)

// framesOf returns the frames of an animation, each as drawnText has it, and fails
// unless all of it is well-formed.
func framesOf(t *rapid.T, svg string) []string {
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
	}
	var frames []string
	_, film, _ := strings.Cut(svg, `<g id="film">`)
	for _, line := range strings.Split(film, "\n") {
		if !strings.HasPrefix(line, "<g ") {
			continue
		}
		rows := [2]string{}
		for _, m := range use.FindAllStringSubmatch(line, -1) {
			_, row, _ := strings.Cut(svg, fmt.Sprintf("<g id=%q>\n", m[1]))
			row, _, _ = strings.Cut(row, "</g>\n")
			rows[map[string]int{"16": 0, "34": 1}[m[2]]] = row
		}
		frames = append(frames, rows[0]+"\n"+rows[1]+"\n")
	}
	return frames
}

func TestPicturesFail(t *testing.T) {
	a := NewAnimation("", inks)
	a.Frame(0, screenOf(1, "x"))
	if err := a.Write(brokenWriter{}, 0); !errors.Is(err, errDisk) {
		t.Errorf("the error is %v", err)
	}
	if err := WritePicture(brokenWriter{}, screenOf(1, "x"), inks); !errors.Is(err, errDisk) {
		t.Errorf("the error is %v", err)
	}
}
