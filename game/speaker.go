package game

import "strings"

// Speaker returns the name and the words of somebody who speaks: a quote may
// begin with a name in strong type. The name is empty if it does not. A text that
// has no paragraphs has no words.
func (t *Text) Speaker() (name string, said [][]Run) {
	if len(t.Paragraphs) == 0 {
		return "", nil
	}
	first := t.Paragraphs[0]
	if len(first) == 0 || first[0].Style != Strong {
		return "", t.Paragraphs
	}
	said = append(said, trimBlanks(first[1:]))
	return strings.TrimSpace(first[0].Text), append(said, t.Paragraphs[1:]...)
}

func trimBlanks(runs []Run) []Run {
	if len(runs) == 0 {
		return runs
	}
	first := runs[0]
	first.Text = strings.TrimLeft(first.Text, " \n")
	return append([]Run{first}, runs[1:]...)
}
