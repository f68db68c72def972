package profile

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"cobalt/game/diag"
)

// MaxSize is how many bytes a text may have.
const MaxSize = 8 << 20

// Parse reads the text of a profile; messages call it by the name given. It
// accepts only text that [Profile.Bytes] writes. The error is [Errors], which
// wraps ErrNewer if a newer version wrote the text, and else ErrDamaged.
func Parse(name string, data []byte) (*Profile, error) {
	p := parser{name: name, profile: new(Profile)}
	p.read(data)
	if len(p.faults) > 0 {
		return nil, p.faults
	}
	return p.profile, nil
}

// A parser reads one text.
type parser struct {
	name    string
	profile *Profile
	faults  Errors
}

func (p *parser) fault(line int, kind error, format string, args ...any) {
	if len(p.faults) == maxFaults {
		return
	}
	code := diag.Code("damaged-profile")
	if errors.Is(kind, ErrNewer) {
		code = "newer-profile"
	}
	p.faults = append(p.faults, &Fault{
		diag.Diagnostic{Code: code, Range: diag.Range{File: p.name, Line: line}, Message: fmt.Sprintf(format, args...)}, kind,
	})
}

// remedy is the advice for a text that is damaged.
const remedy = "an earlier version of it may lie beside it; take the file away to begin anew"

// read reads a text: first whether it is whole, then its version, then its lines.
func (p *parser) read(data []byte) {
	if len(data) > MaxSize {
		p.fault(1, ErrDamaged, "the file is over %d MiB, and no profile is: %s", MaxSize>>20, remedy)
		return
	}
	first, _, _ := strings.Cut(string(data), "\n")
	version, ok := strings.CutPrefix(first, opening)
	if !ok {
		p.fault(1, ErrDamaged, "this is no profile, or one that is damaged: it does not begin with %q: %s", opening, remedy)
		return
	}
	lines, sum := cutSum(data)
	if sum != sumLine(data[:len(data)-len(sum)]) {
		p.fault(bytes.Count(data, []byte("\n")), ErrDamaged, "the profile is damaged: its sum does not match, or is missing "+
			"(it was cut off or changed since it was written): %s", remedy)
		return
	}
	if !p.checkVersion(version) {
		return
	}
	for i, line := range lines[1:] {
		p.line(i+2, line)
	}
	if len(p.faults) == 0 {
		p.checkForm(lines)
	}
}

// cutSum parts a text into its lines and the last line, its end included, which
// should be the sum's.
func cutSum(data []byte) (lines []string, sum string) {
	end := bytes.LastIndexByte(bytes.TrimSuffix(data, []byte("\n")), '\n') + 1
	return strings.Split(strings.TrimSuffix(string(data[:end]), "\n"), "\n"), string(data[end:])
}

// checkVersion reports whether the text is of the version that is known.
func (p *parser) checkVersion(word string) bool {
	version, err := strconv.ParseUint(word, 10, 32)
	switch {
	case err != nil || version == 0:
		p.fault(1, ErrDamaged, "%q is no version: %s", word, remedy)
	case version > Version:
		p.fault(1, ErrNewer, "the profile is of version %d, and this program knows %d: a newer one reads it; nothing was changed", version, Version)
	}
	return len(p.faults) == 0
}

// line reads one line between the first and the last.
func (p *parser) line(number int, line string) {
	words := strings.Split(line, " ")
	names := make([]string, len(words))
	for i, word := range words {
		var ok bool
		if names[i], ok = unescape(word); !ok {
			p.fault(number, ErrDamaged, "%q is no name: %s", word, remedy)
			return
		}
	}
	if !p.known(words[0], names[1:]) {
		p.fault(number, ErrDamaged, "this line says nothing that is known: %s", remedy)
	}
}

// known takes in the content of a line, and reports whether the line says
// anything that can be.
func (p *parser) known(word string, args []string) bool {
	switch n := len(args); {
	case word == "saw" && n == 2:
		return p.profile.addNode(node{args[0], args[1]})
	case word == "took" && n == 3:
		return p.profile.addChoice(choice{node{args[0], args[1]}, args[2]})
	case word == "ending" && n >= 7:
		return p.ending(args[0], args[1:])
	case word == "run" && n == 2:
		return p.run(args[0], args[1])
	default:
		return false
	}
}

// ending reads the figures of an ending.
func (p *parser) ending(id string, args []string) bool {
	r := &record{}
	for ; len(args) >= 2; args = args[2:] {
		var err error
		var n uint64
		switch args[0] {
		case "first":
			var at time.Time
			at, err = time.Parse(secondLayout, args[1])
			r.first = at.Unix()
		case "choices":
			n, err = strconv.ParseUint(args[1], 10, 32)
			r.choices = uint32(n)
		case "minutes":
			n, err = strconv.ParseUint(args[1], 10, 32)
			r.minutes = uint32(n)
		case "best":
			r.best, err = parseSeconds(args[1])
		default:
			return false
		}
		if err != nil {
			return false
		}
	}
	return len(args) == 0 && p.profile.addEnding(id, r)
}

func (p *parser) run(id, began string) bool {
	at, err := time.Parse(milliLayout, began)
	r := p.profile.endings[id]
	return err == nil && r != nil && r.addRuns(map[int64]bool{at.UnixMilli(): true})
}

// parseSeconds reads a time in seconds, with thousandths.
func parseSeconds(text string) (time.Duration, error) {
	whole, fraction, _ := strings.Cut(text, ".")
	ms, err := strconv.ParseUint(whole+fraction, 10, 40)
	return time.Duration(ms) * time.Millisecond, err
}

// checkForm holds a text against how the profile in it is written.
func (p *parser) checkForm(lines []string) {
	want := append([]string{fmt.Sprint(opening, Version)}, p.profile.lines()...)
	for i := range max(len(lines), len(want)) {
		if i >= len(lines) || i >= len(want) || lines[i] != want[i] {
			p.fault(i+1, ErrDamaged, "this line is not as, or not where, it is to be written: %s", remedy)
			return
		}
	}
}
