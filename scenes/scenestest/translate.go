package scenestest

import (
	"regexp"
	"strings"
	"testing/fstest"
)

// Translate adds to a folder that [Random] wrote a translation into Spanish of
// its scenes, and returns the folder.
func Translate(folder fstest.MapFS) fstest.MapFS {
	translated := fstest.MapFS{}
	for name, file := range folder {
		translated[name] = file
		if name != "story.md" {
			translated["es/"+name] = &fstest.MapFile{Data: []byte(translateScene(string(file.Data)))}
		}
	}
	return translated
}

// translateScene translates a scene: paragraph by paragraph, without the effects
// in them, and without those that have no words.
func translateScene(text string) string {
	if _, body, ok := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n"); ok {
		text = body
	}
	var b strings.Builder
	for _, line := range strings.Split(text, "\n") {
		indent := line[:len(line)-len(strings.TrimLeft(line, " >"))]
		if words, keep := translateLine(line[len(indent):]); keep {
			b.WriteString(indent + words + "\n")
		}
	}
	return b.String()
}

var (
	choiceLine = regexp.MustCompile(`^- \[Way (\d+)\](\([^)]*\)).*$`)
	firstSpan  = regexp.MustCompile("^`([^`]*)` *")
	shows      = regexp.MustCompile("^([a-z0-9_]+( name)?|first|cycle)$")
	opens      = regexp.MustCompile("`(if [^`]*|first|cycle)`")
	spanish    = strings.NewReplacer("Passage", "Pasaje", "goes by", "pasa", "It is", "Es", "There is", "Hay", "passage", "pasaje", " one ", " uno ", "two", "dos", "three", "tres")
)

// translateLine translates a line. A line of effects alone is not kept.
func translateLine(line string) (words string, keep bool) {
	if m := choiceLine.FindStringSubmatch(line); m != nil {
		return "- [Camino " + m[1] + "]" + m[2], true
	}
	if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "```") {
		return line, true
	}
	for {
		m := firstSpan.FindStringSubmatch(line)
		if m == nil || m[1] != "else" && shows.MatchString(m[1]) || strings.HasPrefix(m[1], "if ") && len(opens.FindAllString(line, -1)) <= strings.Count(line, "`end`") {
			break
		}
		line = line[len(m[0]):]
	}
	return spanish.Replace(line), line != ""
}
