package translation

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"cobalt/game"
)

// A yamlWriter writes the front matter of story.md. A section's key is written when
// its first entry comes.
type yamlWriter struct {
	strings.Builder
	pending string // the section that has no entry yet
}

// text writes a key and its text, if there is one.
func (y *yamlWriter) text(key, value string) {
	if value != "" {
		fmt.Fprintf(y, "%s: %s\n", key, yamlText(value))
	}
}

func (y *yamlWriter) section(key string) { y.pending = key }

// entry writes the id of something that is declared.
func (y *yamlWriter) entry(id string) *yamlWriter {
	if y.pending != "" {
		fmt.Fprintf(y, "%s:\n", y.pending)
		y.pending = ""
	}
	fmt.Fprintf(y, "  %s:\n", id)
	return y
}

// named writes the name of something that is declared, and its other text.
func (y *yamlWriter) named(id, name, key, text string) {
	if name == "" && text == "" {
		return
	}
	y.entry(id)
	y.text("    name", name)
	y.text("    "+key, text)
}

// levels writes the names of levels.
func (y *yamlWriter) levels(indent string, at []int, names []string) {
	for i := range names {
		if i == 0 {
			fmt.Fprintf(y, "%slevels:\n", indent)
		}
		fmt.Fprintf(y, "%s  - {at: %d, name: %s}\n", indent, at[i], quoted(names[i]))
	}
}

// simple is a text that YAML takes as it stands.
var simple = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\pL[\pL\pN '’.;()-]*[\pL\pN.)]$`) })

// reserved are the words that YAML takes for something else than a text.
var reserved = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?i:true|false|yes|no|on|off|null|y|n)$`) })

// yamlText writes a text as a value.
func yamlText(text string) string {
	if simple().MatchString(text) && !reserved().MatchString(text) {
		return text
	}
	return quoted(text)
}

// marks are the signs that Markdown would take for its own.
var marks = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("([\\\\`*_\\[\\]<&#])") })

// markdown writes a paragraph about the story as it would stand in a file.
func markdown(t *game.Text) string {
	var b strings.Builder
	for _, p := range t.Paragraphs {
		if t.Kind == game.Quote {
			b.WriteString("> ")
		}
		for _, r := range p {
			mark := map[game.Style]string{game.Emphasis: "*", game.Strong: "**", game.Emphasis | game.Strong: "***"}[r.Style]
			words := strings.ReplaceAll(marks().ReplaceAllString(r.Text, `\$1`), "\n", "\\\n")
			b.WriteString(mark + words + mark)
		}
		b.WriteString("\n")
	}
	return b.String()
}
