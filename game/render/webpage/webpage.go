// Package webpage makes one web page of a packed story, which plays it in a browser,
// without a server and without anything from outside.
//
// # Promises
//
// The same pack and language give the same bytes. The page's policy lets no script run but the
// two that this package wrote, by their hashes, and lets nothing be fetched. The
// story's words stand in the page as data, so none of them can become HTML or script.
//
// # The parts
//
// The page and its script stand in assets/page. The program in it is cmd/cobalt-web,
// compiled to WebAssembly; `go generate ./game/render/webpage` compiles it anew, with
// the toolchain that go.mod names, and takes over that toolchain's wasm_exec.js.
package webpage

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"strings"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/pack"
	"cobalt/game/render/page"
)

//go:generate go test -run TestProgram . -update

// Generator is the name of the command that makes the pages.
const Generator = "cobalt build --format web"

// MadeBy reports whether a text is a page that this package made, or its beginning.
func MadeBy(text []byte) bool { return page.MadeBy(text, Generator) }

// scripts are the files of the page's script, in the order in which they are joined.
var scripts = [...]string{"head.js", "dom.js", "keep.js", "early.js", "play.js", "sheets.js", "start.js"}

// Make returns the page of a story, given its pack. Original is the tag of the language
// that the story was written in, or empty if nobody knows it.
func Make(packed []byte, original string) ([]byte, error) {
	p, err := pack.Open(string(packed))
	if err != nil {
		return nil, err
	}
	slim(p)
	if packed, err = pack.Marshal(p); err != nil {
		return nil, err
	}
	m := maker{words: phrases(p), original: original}
	story, small := m.compress(packed), m.read("cobalt.wasm.gz")
	style, runtime, script := m.read("page.css"), m.read("wasm_exec.js"), m.script()
	data := m.data(p, packed)
	title := p.Story.Text[0].Title
	language := m.languageOf(p.Story.Text[0])
	policy := "default-src 'none'; script-src 'wasm-unsafe-eval' " + hash(runtime) + " " + hash(script) +
		"; style-src " + hash(style) + "; img-src data:; base-uri 'none'; form-action 'none'"
	text := strings.NewReplacer(
		"{{.Tag}}", html.EscapeString(language.Tag), "{{.Direction}}", language.Direction,
		"{{.Generator}}", Generator, "{{.Policy}}", policy, "{{.Title}}", html.EscapeString(title),
		"{{.Loading}}", html.EscapeString(m.words.Get("web.loading")), "{{.NoScript}}", html.EscapeString(m.words.Get("web.no_script")),
		"{{.Style}}", style, "{{.Data}}", data, "{{.Pack}}", encode(story), "{{.Wasm}}", encode(small),
		"{{.Runtime}}", runtime, "{{.Script}}", script,
	).Replace(m.read("page.html"))
	if m.err != nil {
		return nil, fmt.Errorf("the page of the story: %w", m.err)
	}
	return []byte(text), nil
}

// A maker makes one page. Its first error is kept.
type maker struct {
	words    pack.Table
	original string // the tag of the language that the story was written in
	err      error
}

// read returns a file of the page.
func (m *maker) read(name string) string {
	data, err := assets.Page.ReadFile("page/" + name)
	m.note(err)
	return string(data)
}

func (m *maker) note(err error) {
	if m.err == nil {
		m.err = err
	}
}

// script joins the page's script, without its lines of comment. No name in it is one of
// the window's.
func (m *maker) script() string {
	var b strings.Builder
	b.WriteString("(() => {\n\"use strict\";\n")
	for _, name := range scripts {
		for line := range strings.Lines(m.read(name)) {
			if code := strings.TrimSpace(line); code != "" && !strings.HasPrefix(code, "//") {
				b.WriteString(line)
			}
		}
	}
	b.WriteString("})();\n")
	return b.String()
}

// compress returns data as gzip, without a time in it.
func (m *maker) compress(data []byte) string {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	m.note(err)
	_, err = z.Write(data)
	m.note(err)
	m.note(z.Close())
	return out.String()
}

// data is all that the page must know before the program runs, as JSON that may stand
// in a script.
func (m *maker) data(p *pack.Pack, packed []byte) string {
	languages := map[string]any{}
	for _, words := range p.Story.Text {
		l := m.languageOf(words)
		languages[words.Tag] = map[string]string{"tag": l.Tag, "direction": l.Direction}
	}
	text, err := json.Marshal(map[string]any{
		"id": p.Story.ID, "languages": languages, "failed": m.words.Get("web.failed"), "tooOld": m.words.Get("web.too_old"),
		"early": m.previews(p, packed),
	})
	m.note(err)
	return string(text)
}

// languageOf returns the language of a story's words.
func (m *maker) languageOf(words *game.Words) page.Language {
	text := words.Title
	for _, label := range words.Choices {
		text += label
	}
	return page.LanguageOf(cmp.Or(words.Tag, m.original), text)
}

// phrases returns the interface's words for the page's head: those of the original's own
// tag, else those of its language, else the English ones.
func phrases(p *pack.Pack) pack.Table {
	tag := p.Story.Text[0].Tag
	language, _, _ := strings.Cut(tag, "-")
	var near, english pack.Table
	for i := range p.Phrases {
		words := p.Phrases[i].Words
		switch p.Phrases[i].Tag {
		case tag:
			return words
		case language:
			near = words
		case "en":
			english = words
		}
	}
	if near == nil {
		return english
	}
	return near
}

func encode(data string) string { return base64.StdEncoding.EncodeToString([]byte(data)) }

// hash is the source expression of a policy that allows an inline script or style.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
