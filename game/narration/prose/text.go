package prose

import (
	"strings"

	"cobalt/game"
)

// Speaker returns the name and the words of somebody who speaks: a quote may
// begin with a name in strong type. The name is empty if it does not. A text that
// has no paragraphs has no words.
func Speaker(q *game.Text) (name string, said [][]game.Run) {
	if len(q.Paragraphs) == 0 {
		return "", nil
	}
	first := q.Paragraphs[0]
	if len(first) == 0 || first[0].Style != game.Strong {
		return "", q.Paragraphs
	}
	said = append(said, trimLeft(first[1:]))
	return strings.TrimSpace(first[0].Text), append(said, q.Paragraphs[1:]...)
}

func trimLeft(runs []game.Run) []game.Run {
	if len(runs) == 0 {
		return runs
	}
	first := runs[0]
	first.Text = strings.TrimLeft(first.Text, " \n")
	return append([]game.Run{first}, runs[1:]...)
}

// ExpandTabs replaces tabs by blanks up to the next eighth column.
func ExpandTabs(line string) string {
	for {
		before, after, found := strings.Cut(line, "\t")
		if !found {
			return line
		}
		line = before + strings.Repeat(" ", 8-Width(before)%8) + after
	}
}
