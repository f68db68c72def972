package web

import (
	"strings"

	"cobalt/game"
	"cobalt/game/narration"
)

// artFile returns the lines of a file of a picture, or nothing.
func (g *Game) artFile(path string) string {
	for i := range g.pack.Art {
		if f := &g.pack.Art[i]; f.Path == path {
			return strings.TrimRight(strings.ReplaceAll(f.Data, "\r\n", "\n"), "\n ")
		}
	}
	return ""
}

// writePicture writes the lines of a picture of the story, and the letters of its colors
// beside them; nothing if there is none.
func (g *Game) writePicture(w *writer, path string) {
	w.given("lines", g.artFile(path))
	if base, ok := strings.CutSuffix(path, ".txt"); ok {
		w.given("colors", g.artFile(base+".color.txt"))
	}
}

// writeText writes a text as an object with its kind as "k".
func (g *Game) writeText(w *writer, t *game.Text) {
	w.open('{')
	switch t.Kind {
	case game.NoText:
	case game.Prose:
		w.textAt("k", "prose")
		writeParagraphs(w, t.Paragraphs)
	case game.Quote:
		name, said := t.Speaker()
		w.textAt("k", "quote")
		w.given("who", name)
		writeParagraphs(w, said)
	case game.Document:
		w.textAt("k", "document")
		w.given("style", t.Style)
		w.textAt("lines", strings.Join(t.Lines, "\n"))
	case game.Art:
		w.textAt("k", "art")
		w.textAt("alt", t.Alt)
		g.writePicture(w, t.Source)
	default:
		panic("web: a text of an unknown kind")
	}
	w.shut('}')
}

// writeParagraphs writes paragraphs as lists of spans: a text, or its style and a text.
func writeParagraphs(w *writer, paragraphs [][]game.Run) {
	w.key("t")
	w.open('[')
	for _, spans := range paragraphs {
		w.open('[')
		for i := range spans {
			if spans[i].Style == 0 {
				w.text(spans[i].Text)
				continue
			}
			w.open('[')
			w.number(int(spans[i].Style))
			w.text(spans[i].Text)
			w.shut(']')
		}
		w.shut(']')
	}
	w.shut(']')
}

// writeParts writes the parts of a passage.
func (g *Game) writeParts(w *writer, parts []narration.Part) {
	w.key("parts")
	w.open('[')
	for i := range parts {
		switch p := &parts[i]; {
		case p.Text != nil:
			g.writeText(w, p.Text)
		case p.Scene != nil:
			w.open('{')
			w.textAt("k", "scene")
			w.textAt("title", p.Scene.Title)
			w.given("place", p.Scene.Place)
			w.shut('}')
		default:
			writeChanges(w, p.Changes)
		}
	}
	w.shut(']')
}

// tones are the names of tones for the style sheet.
var tones = [...]string{narration.News: "news", narration.Worse: "worse", narration.Alarm: "alarm"}

func writeChanges(w *writer, changes []narration.Change) {
	w.open('{')
	w.textAt("k", "changes")
	w.key("list")
	w.open('[')
	for i := range changes {
		w.open('{')
		w.textAt("sign", changes[i].Sign)
		w.textAt("text", changes[i].Text)
		w.textAt("tone", tones[changes[i].Tone])
		w.shut('}')
	}
	w.shut(']')
	w.shut('}')
}
