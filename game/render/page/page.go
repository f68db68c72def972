// Package page holds the frame that the program's HTML pages share: their head,
// with its policy and colors for light and dark, and the language of a page.
//
// A page needs no script and fetches nothing; the policy in its head forbids
// both. It says its language and in which direction that is read.
package page

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
)

//go:embed page.html
var frame string

// A Page holds the data that every page has. A page's own data embeds it.
type Page struct {
	Heading   string // the title of the window
	Generator string // the command that writes the page, as "cobalt map"
	Language
}

// MadeBy reports whether a text is a page that a generator wrote, or its beginning.
func MadeBy(text []byte, generator string) bool {
	head, _, found := bytes.Cut(text, []byte("<title>"))
	return found && bytes.HasPrefix(head, []byte("<!DOCTYPE html>\n<html ")) &&
		bytes.Contains(head, []byte(`<meta name="generator" content="`+generator+`">`))
}

// Write writes a page. The templates of body must define "style", its rules for
// the style sheet, and "body"; data must embed a [Page].
func Write(w io.Writer, body string, data any) error {
	t, err := template.New("page").Parse(frame)
	if err == nil {
		_, err = t.Parse(body)
	}
	if err != nil {
		return err
	}
	return t.Execute(w, data)
}
