package scenestest

import (
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing/fstest"
)

var (
	codeSpan = regexp.MustCompile(" `[^`]+`") // a condition or an effect in a line
	amount   = regexp.MustCompile(`\b\d+\b`)
)

// Edit takes a condition or an effect out of a line of a story's file, or puts that of
// another line in, or changes a number. The file is one at random. It returns what takes
// the edit back, because the story may not compile any more.
func Edit(r *rand.Rand, folder fstest.MapFS) (undo func()) {
	names := slices.Sorted(maps.Keys(folder))
	for {
		name := names[r.IntN(len(names))]
		was := folder[name]
		lines := strings.Split(string(was.Data), "\n")
		to, from := r.IntN(len(lines)), r.IntN(len(lines))
		spans, others := codeSpan.FindAllString(lines[to], -1), codeSpan.FindAllString(lines[from], -1)
		numbers := amount.FindAllStringIndex(lines[to], -1)
		switch kind := r.IntN(3); {
		case kind == 0 && len(numbers) > 0:
			at := numbers[r.IntN(len(numbers))]
			n, _ := strconv.Atoi(lines[to][at[0]:at[1]]) // of one that is too large nothing is left
			lines[to] = lines[to][:at[0]] + strconv.Itoa(r.IntN(2*min(n, 100)+3)) + lines[to][at[1]:]
		case kind == 1 && len(spans) > 0:
			lines[to] = strings.Replace(lines[to], spans[r.IntN(len(spans))], "", 1)
		case kind == 2 && len(spans) > 0 && len(others) > 0:
			lines[to] += others[r.IntN(len(others))]
		default:
			continue
		}
		folder[name] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}
		return func() { folder[name] = was }
	}
}
