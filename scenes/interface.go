package scenes

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"cobalt/assets"
	"cobalt/game/frontmatter"
)

// wordsFile is the file in which a story says the interface's words its own way.
const wordsFile = "words.yaml"

// An interfaceWords is such a file, of the story or of a translation.
type interfaceWords struct {
	*faults
	words map[string]string // by key
	at    map[string]int    // where each key stands
}

// readWords reads a folder's words.yaml, if there is one. It is nil if not.
func (f *folder) readWords(fsys fs.FS, name string) *interfaceWords {
	if _, err := fs.Stat(fsys, name); err != nil {
		return nil
	}
	return &interfaceWords{faults: f.read(fsys, name)}
}

// read reads the words, and holds them against the interface's own.
func (w *interfaceWords) read() {
	if w.src.unread || !w.check() {
		return
	}
	fr := &front{faults: w.faults, at: cursor{src: w.src}}
	if !fr.parse(w.src.text, 0) || fr.root == nil {
		return
	}
	w.words, w.at = map[string]string{}, map[string]int{}
	known := knownWords()
	w.section(fr, fr.root, "", known)
	w.plurals(fr, known)
}

// plurals fills in the form of a counted word that is not replaced along with the other,
// because the interface's own would be of other words, or in another language.
func (w *interfaceWords) plurals(fr *front, known map[string]string) {
	for _, key := range keysOf(w.at) {
		base, form, _ := cutLast(key)
		other := base + "." + map[string]string{"one": "other", "other": "one"}[form]
		if _, counted := known[other]; !counted || w.words[key] == "" || w.words[other] != "" {
			continue
		}
		w.words[other] = w.words[key]
		fr.warn(w.at[key], w.at[key]+len(form), "plural-form", "%s stands for %s as well: a word that counts has a form for one and one for others", key, other)
	}
}

// cutLast cuts a key before its last name.
func cutLast(key string) (before, last string, found bool) {
	i := strings.LastIndexByte(key, '.')
	if i < 0 {
		return "", key, false
	}
	return key[:i], key[i+1:], true
}

// section reads the words below a key: those that the interface has, too.
func (w *interfaceWords) section(fr *front, n *yaml.Node, prefix string, known map[string]string) {
	what := "words.yaml"
	if prefix != "" {
		what = strings.TrimSuffix(prefix, ".")
	}
	for _, e := range fr.entries(n, what) {
		key := prefix + e.key
		original, isWord := known[key]
		switch {
		case key == commandWords || strings.HasPrefix(key, commandWords+"."):
			fr.add(e.off, "fixed-word", "%q cannot be replaced: plain mode's command words are the same in every story", key)
		case isWord && e.value.Kind == yaml.ScalarNode:
			w.word(fr, key, e, original)
		case !isWord && hasBelow(known, key) && e.value.Kind == yaml.MappingNode:
			w.section(fr, e.value, key+".", known)
		case isWord:
			fr.add(fr.off(e.value), "not-a-text", "%s is a text", key)
		case hasBelow(known, key):
			fr.add(fr.off(e.value), "not-a-mapping", `%s must be written as "key: value" lines`, key)
		default:
			fr.add(e.off, "unknown-word", "unknown word %s%s: the keys are those that `cobalt words` lists", quote(key), fr.didYouMean(key, keysOf(known)))
		}
	}
}

// commandWords is the section of the words that plain mode knows.
const commandWords = "commands"

// word takes a word over, if it has its original's placeholders.
func (w *interfaceWords) word(fr *front, key string, e entry, original string) {
	text := fr.words(e.value, key)
	if text == "" {
		return
	}
	if lost := missingFrom(placeholdersOf(original), placeholdersOf(text)); lost != "" {
		fr.add(fr.off(e.value), "placeholder", "%s lacks %s, which the program fills in: its original is %s", key, lost, quote(original))
		return
	}
	if extra := missingFrom(placeholdersOf(text), placeholdersOf(original)); extra != "" {
		fr.add(fr.off(e.value), "placeholder", "%s has no %s to fill in: its original is %s", key, extra, quote(original))
		return
	}
	w.words[key], w.at[key] = text, e.off
}

var placeholder = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\{[a-z_]+\}`) })

func placeholdersOf(text string) []string { return placeholder().FindAllString(text, -1) }

// missingFrom returns the first of some placeholders that is not among others.
func missingFrom(these, others []string) string {
	for _, p := range these {
		if !slices.Contains(others, p) {
			return p
		}
	}
	return ""
}

func hasBelow(known map[string]string, key string) bool {
	for name := range known {
		if strings.HasPrefix(name, key+".") {
			return true
		}
	}
	return false
}

func keysOf[T any](known map[string]T) []string { return slices.Sorted(maps.Keys(known)) }

// knownWords returns the interface's own words in the original language, by key:
// the keys on the way to a word, joined by periods.
func knownWords() map[string]string {
	words := map[string]string{}
	data, err := fs.ReadFile(assets.Words, "words/en.yaml")
	if err != nil {
		panic(err) // it is embedded
	}
	doc, fault := frontmatter.Load(data)
	if fault != nil {
		panic(fault)
	}
	flatten(doc.Content[0], "", words)
	return words
}

func flatten(n *yaml.Node, prefix string, into map[string]string) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := prefix+n.Content[i].Value, n.Content[i+1]
		if value.Kind == yaml.MappingNode {
			flatten(value, key+".", into)
		} else if value.Kind == yaml.ScalarNode {
			into[key] = value.Value
		}
	}
}
