package transcript

import (
	_ "embed"
	"encoding/base64"
	"html/template"
	"strings"

	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/narration/prose"
	"cobalt/game/render/page"
)

// Generator is the command that the page names as its own.
const Generator = "cobalt export"

//go:embed page.html
var pageHTML string

// HTML returns the transcript as a page that reads like a short book: on a light
// or a dark screen, and on paper.
func (t *Transcript) HTML() (string, error) {
	tmpl, err := template.New("transcript").Parse(pageHTML)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	if err := tmpl.Execute(&out, t.page()); err != nil {
		return "", err
	}
	return scrub(out.String()), nil
}

// A htmlPage is the data of the template.
type htmlPage struct {
	*Transcript
	Language                       page.Language
	Generator                      string
	ChaptersHead, EndingHead, Open string
	Chapters                       []htmlChapter
	CardURL                        template.URL // empty: there is no card
}

type htmlChapter struct {
	Number       int
	Title, Place string
	Blocks       []htmlBlock
}

// A htmlBlock is one piece of a chapter. Its Kind says which of its fields are
// used.
type htmlBlock struct {
	Kind       string // prose, voice, document, picture, changes, choices
	Lead       bool   // the first prose of its chapter
	Name       string
	Paragraphs [][]htmlRun
	Text       string
	Style      string
	Changes    []htmlChange
	Choices    []htmlChoice
	Drawing    string // of a picture; empty: it is only described
}

type htmlRun struct {
	Lines        []string // hard breaks between them
	Strong, Emph bool
}

type htmlChange struct{ Sign, Text, Tone string }

type htmlChoice struct {
	Label, Locked, Takes string
	Taken                bool
}

func (t *Transcript) page() htmlPage {
	data := htmlPage{Transcript: t, Language: page.LanguageOf(t.Lang, t.Title), Generator: Generator, ChaptersHead: t.phrases.Chapters, EndingHead: t.phrases.Ending, Open: t.phrases.Open, CardURL: t.cardURL()}
	for i := range t.Chapters {
		data.Chapters = append(data.Chapters, t.htmlChapter(i+1, &t.Chapters[i]))
	}
	return data
}

func (t *Transcript) htmlChapter(number int, c *Chapter) htmlChapter {
	chapter := htmlChapter{Number: number, Title: t.typed(c.Title), Place: t.typed(c.Place)}
	led := false
	for j := range c.Passages {
		for _, part := range c.Passages[j].Parts {
			block := t.htmlPart(part)
			block.Lead = block.Kind == "prose" && !led
			led = led || block.Lead
			chapter.Blocks = append(chapter.Blocks, block)
		}
		if choices := t.htmlChoices(c.Passages[j].Choices); len(choices) > 0 {
			chapter.Blocks = append(chapter.Blocks, htmlBlock{Kind: "choices", Choices: choices})
		}
	}
	return chapter
}

func (t *Transcript) htmlPart(part narration.Part) htmlBlock {
	if part.Changes != nil {
		b := htmlBlock{Kind: "changes"}
		for _, c := range part.Changes {
			b.Changes = append(b.Changes, htmlChange{c.Sign, t.typed(c.Text), [...]string{"news", "worse", "alarm"}[c.Tone]})
		}
		return b
	}
	switch text := part.Text; text.Kind {
	case game.Art:
		return htmlBlock{Kind: "picture", Text: t.typed(text.Alt), Drawing: t.drawing(text.Source)}
	case game.Document:
		lines := make([]string, len(text.Lines))
		for i, line := range text.Lines {
			lines[i] = prose.ExpandTabs(line)
		}
		name := text.Style
		if name == "" {
			name = t.phrases.Document
		}
		return htmlBlock{Kind: "document", Name: name, Text: strings.Join(lines, "\n")}
	case game.Quote:
		name, said := text.Speaker()
		return htmlBlock{Kind: "voice", Name: name, Paragraphs: t.htmlParagraphs(said)}
	case game.Prose, game.NoText:
		return htmlBlock{Kind: "prose", Paragraphs: t.htmlParagraphs(text.Paragraphs)}
	default:
		panic("transcript: a text of an unknown kind")
	}
}

// drawing returns a picture's lines as one text, or nothing if they are not known.
func (t *Transcript) drawing(path string) string {
	if t.Drawing == nil {
		return ""
	}
	lines, _ := t.Drawing(path)
	return strings.Join(lines, "\n")
}

// cardURL returns the card as an address that holds it whole, so that the page fetches
// nothing.
func (t *Transcript) cardURL() template.URL {
	if t.Card == nil {
		return ""
	}
	return template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(t.Card)) //nolint:gosec // it is the program's own picture
}

func (t *Transcript) htmlParagraphs(all [][]game.Run) [][]htmlRun {
	paragraphs := make([][]htmlRun, len(all))
	for i, runs := range all {
		q := quotes{english: t.english()}
		for _, run := range runs {
			paragraphs[i] = append(paragraphs[i], htmlRun{
				Lines: strings.Split(q.curl(run.Text), "\n"), Strong: run.Style&game.Strong != 0, Emph: run.Style&game.Emphasis != 0,
			})
		}
	}
	return paragraphs
}

// htmlChoices returns the choice that was taken, or all that were offered.
func (t *Transcript) htmlChoices(all []Choice) []htmlChoice {
	var choices []htmlChoice
	for _, c := range all {
		if !t.Offered && !c.Taken {
			continue
		}
		shown := htmlChoice{Label: t.typed(c.Label), Locked: t.typed(c.Locked), Taken: c.Taken}
		if c.Timed && t.Offered {
			shown.Takes = t.phrases.takes(c.Minutes)
		}
		choices = append(choices, shown)
	}
	return choices
}
