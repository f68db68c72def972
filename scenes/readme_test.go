package scenes

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

// An example is a fenced block of the manual.
type example struct {
	info, text, before string // before: the paragraph above it
	line               int
}

// examples returns the fenced blocks of a document.
func examples(t *testing.T, doc string) []example {
	t.Helper()
	var list []example
	var fence, above string
	for i, line := range strings.Split(doc, "\n") {
		ticks := line[:len(line)-len(strings.TrimLeft(line, "`"))]
		switch {
		case fence != "" && line == fence:
			fence = ""
		case fence != "":
			list[len(list)-1].text += line + "\n"
		case len(ticks) >= 3:
			fence = ticks
			list = append(list, example{info: line[len(ticks):], before: above, line: i + 1})
		case strings.TrimSpace(line) != "":
			above = line
		}
	}
	if fence != "" {
		t.Fatal("a fence is never closed")
	}
	return list
}

var namedFile = regexp.MustCompile("`([a-zA-Z/-]+\\.md)`[:,]$")

// file returns the name under which an example is compiled.
func (e *example) file() string {
	if m := namedFile.FindStringSubmatch(e.before); m != nil {
		return m[1]
	}
	return "prison.md"
}

// TestManual compiles every example of the manual, in the vocabulary that it
// gives first, and holds the messages that it shows against the compiler's.
func TestManual(t *testing.T) {
	doc, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	counts := map[string]int{}
	fault := ""
	for _, e := range examples(t, string(doc)) {
		counts[e.info]++
		switch e.info {
		case "markdown":
			fsys[e.file()] = &fstest.MapFile{Data: []byte(e.text)}
			if counts[e.info] == 1 {
				continue // story.md, which has no scene yet
			}
			if _, err := Compile(fsys); err != nil {
				t.Errorf("README.md:%d: %s does not compile:\n%v", e.line, e.file(), err)
			}
		case "fault":
			_, err := Compile(fstest.MapFS{"story.md": fsys["story.md"], "prison.md": {Data: []byte(e.text)}})
			if fault = "none"; err != nil {
				fault = err.Error() + "\n"
			}
		case "message":
			if e.text != fault {
				t.Errorf("README.md:%d: the message is\n%s", e.line, fault)
			}
			fault = ""
		}
	}
	if counts["markdown"] < 12 || counts["fault"] < 5 || counts["fault"] != counts["message"] || fault != "" {
		t.Errorf("too few examples, or faults without messages: %v", counts)
	}
	w, err := Compile(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if es, ok := w.Words("es"); !ok || es.Title != "El carcelero" || len(es.Missing) == 0 {
		t.Errorf("the translation of the manual is %+v", es)
	}
}
