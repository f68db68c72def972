package prose

import (
	"strings"
)

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
