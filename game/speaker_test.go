package game

import "testing"

// A quote may begin with the name of somebody who speaks.
func TestSpeaker(t *testing.T) {
	strong := func(text string) Run { return Run{Text: text, Style: Strong} }
	for _, c := range []struct {
		name  string
		first []Run
		who   string
		said  string
	}{
		{"a name", []Run{strong("Dunn "), {Text: "\n  I like a door."}}, "Dunn", "I like a door."},
		{"a name alone", []Run{strong("Dunn")}, "Dunn", ""},
		{"no name", []Run{{Text: "I like a door."}}, "", "I like a door."},
		{"stress further on", []Run{{Text: "I "}, strong("like")}, "", "I like"},
		{"nothing", nil, "", ""},
	} {
		who, said := (&Text{Kind: Quote, Paragraphs: [][]Run{c.first, {{Text: "More."}}}}).Speaker()
		if who != c.who || len(said) != 2 || plain(said[0]) != c.said || plain(said[1]) != "More." {
			t.Errorf("%s: %v says %v", c.name, who, said)
		}
	}
	if who, said := (&Text{Kind: Quote}).Speaker(); who != "" || said != nil {
		t.Errorf("nobody: %v says %v", who, said)
	}
}

// plain returns the bare text of spans.
func plain(spans []Run) (text string) {
	for _, s := range spans {
		text += s.Text
	}
	return text
}
