package diag

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// catalogFiles hold the explanations: a file for each group of codes. A file
// begins with a sentence about the group and with the files that its examples
// share. Then come the codes, each with a heading, a hint, paragraphs and the
// files of its example:
//
//	# unknown-item
//	> A sentence that says how to mend it.
//
//	The fault, and the reason why it is one.
//
//	~~~ a.md
//	The text of a file.
//	~~~
//	= a.md:1:4: the line that the example is told with
//
// A line of a file that begins with "(300 times) " stands for that many lines,
// in which %d is the number of the line, and \n begins another. Behind a file's name may stand
// "quoted": its lines are Go strings without their quotes; and "alone": the
// example does without the files that the group shares.
//
//go:embed catalog/*.md
var catalogFiles embed.FS

// An Explanation is the meaning of a code.
type Explanation struct {
	Code  Code
	Group string // "rules", "missions" and so on: the name of a file of the catalog
	Hint  string // how to mend it, in a sentence
	Text  string // the fault and its reason, in paragraphs
	// Example are the files that differ from the group's own; none if no files
	// can produce the code.
	Example []ExampleFile
	Told    string // the line that the example is told with
	base    []ExampleFile
}

// An ExampleFile is a file of an example.
type ExampleFile struct {
	Name          string
	Shown         string // as the catalog writes it
	quoted, alone bool
}

// Files returns the example's files by name, those that the group shares
// included. A compiler that is given them produces the code.
func (e *Explanation) Files() map[string][]byte {
	files := map[string][]byte{}
	if !slices.ContainsFunc(e.Example, func(f ExampleFile) bool { return f.alone }) {
		for i := range e.base {
			files[e.base[i].Name] = e.base[i].text()
		}
	}
	for i := range e.Example {
		files[e.Example[i].Name] = e.Example[i].text()
	}
	return files
}

// A catalog is all explanations, by code.
type catalog map[Code]*Explanation

var loadCatalog = sync.OnceValue(func() catalog {
	all := catalog{}
	names, err := fs.Glob(catalogFiles, "catalog/*.md")
	if err != nil {
		panic(err) // the pattern is a valid one
	}
	for _, name := range names {
		text, err := catalogFiles.ReadFile(name)
		if err != nil {
			panic(err) // it is embedded
		}
		all.read(strings.TrimSuffix(strings.TrimPrefix(name, "catalog/"), ".md"), string(text))
	}
	return all
})

// Codes returns every code that has an explanation, sorted.
func Codes() []Code { return slices.Sorted(maps.Keys(loadCatalog())) }

// Explain returns the explanation of a code, and whether there is one.
func Explain(code Code) (*Explanation, bool) {
	e, ok := loadCatalog()[code]
	return e, ok
}

// hint returns the hint of a code; nothing, if the code is not known.
func hint(code Code) string {
	if e, ok := Explain(code); ok {
		return e.Hint
	}
	return ""
}

// read reads one file of the catalog.
func (all catalog) read(group, text string) {
	r := catalogReader{lines: strings.Split(text, "\n")}
	shared := &Explanation{}
	r.entry(shared)
	for r.more() {
		e := &Explanation{Code: Code(strings.TrimPrefix(r.next(), "# ")), Group: group, base: shared.Example}
		if all[e.Code] != nil {
			panic(fmt.Sprintf("%s.md: a second entry %q", group, e.Code))
		}
		r.entry(e)
		all[e.Code] = e
	}
}

// A catalogReader goes through the lines of a file of the catalog.
type catalogReader struct{ lines []string }

func (r *catalogReader) more() bool { return len(r.lines) > 0 }

func (r *catalogReader) next() string {
	line := r.lines[0]
	r.lines = r.lines[1:]
	return line
}

// entry reads up to the next code's heading.
func (r *catalogReader) entry(e *Explanation) {
	var text []string
	for r.more() && !strings.HasPrefix(r.lines[0], "# ") {
		switch line := r.next(); {
		case strings.HasPrefix(line, "> "):
			e.Hint = line[2:]
		case strings.HasPrefix(line, "= "):
			e.Told = line[2:]
		case strings.HasPrefix(line, "~~~ "):
			e.Example = append(e.Example, r.file(strings.Fields(line)[1:]))
		default:
			text = append(text, line)
		}
	}
	e.Text = strings.TrimSpace(strings.Join(text, "\n"))
}

// file reads a file up to the line that closes it.
func (r *catalogReader) file(words []string) ExampleFile {
	f := ExampleFile{Name: words[0], quoted: slices.Contains(words, "quoted"), alone: slices.Contains(words, "alone")}
	var b strings.Builder
	for r.lines[0] != "~~~" {
		b.WriteString(r.next() + "\n")
	}
	r.next()
	f.Shown = b.String()
	return f
}

// text returns the bytes of the file.
func (f *ExampleFile) text() []byte {
	var b bytes.Buffer
	for line := range strings.Lines(f.Shown) {
		times, rest, ok := strings.Cut(line, " times) ")
		n, err := strconv.Atoi(strings.TrimPrefix(times, "("))
		switch {
		case ok && err == nil:
			rest = strings.ReplaceAll(rest, `\n`, "\n")
			for i := range n {
				b.WriteString(strings.ReplaceAll(rest, "%d", strconv.Itoa(i)))
			}
		case f.quoted:
			text, err := strconv.Unquote(`"` + strings.ReplaceAll(strings.TrimSuffix(line, "\n"), `"`, `\"`) + `"`)
			if err != nil {
				panic(fmt.Sprintf("%s: %q: %v", f.Name, line, err))
			}
			b.WriteString(text + "\n")
		default:
			b.WriteString(line)
		}
	}
	return b.Bytes()
}
