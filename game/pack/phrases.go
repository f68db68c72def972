package pack

import (
	"maps"
	"slices"
	"strings"
)

// Phrases are the interface's own words in one language, by key, as "panel.clock".
type Phrases struct {
	Tag   string // BCP 47
	Words Table
}

// A Table holds words by key, in the order of the keys. Nothing is built to read one:
// a map of all words would take longer than the few look-ups of a start.
type Table []Word

// A Word is a word of the interface, or a phrase, and its key.
type Word struct{ Key, Text string }

// TableOf returns the table of words by key.
func TableOf(words map[string]string) Table {
	table := make(Table, 0, len(words))
	for _, key := range slices.Sorted(maps.Keys(words)) {
		table = append(table, Word{key, words[key]})
	}
	return table
}

// Get returns the word of a key; it is empty if there is none.
func (t Table) Get(key string) string {
	if i, ok := t.find(key); ok {
		return t[i].Text
	}
	return ""
}

// Below returns the words whose keys begin with a prefix.
func (t Table) Below(prefix string) Table {
	first, _ := t.find(prefix)
	last := first
	for last < len(t) && strings.HasPrefix(t[last].Key, prefix) {
		last++
	}
	return t[first:last]
}

// find returns where a key stands, or would stand, and whether it is there.
func (t Table) find(key string) (at int, ok bool) {
	return slices.BinarySearchFunc(t, key, func(w Word, key string) int { return strings.Compare(w.Key, key) })
}

// OpenPhrases reads only the interface's words of a pack, which stand before its
// story. It is for the program's own pack, as [OpenOwn] is.
func OpenPhrases(data string) ([]Phrases, error) {
	body, _, err := split(data)
	if err != nil {
		return nil, err
	}
	c := &codec{stream: &stream{reading: true, in: body}}
	var all []Phrases
	c.phrases(&all)
	if c.err != nil {
		return nil, refuse(ErrDamaged, c.err.Error())
	}
	return all, nil
}

// phrases goes through the interface's words.
func (c *codec) phrases(all *[]Phrases) {
	list(c.stream, all, func(l *Phrases) {
		c.text(&l.Tag)
		before := ""
		list(c.stream, (*[]Word)(&l.Words), func(w *Word) {
			c.text(&w.Key)
			c.text(&w.Text)
			if w.Key < before {
				c.fail("words are out of order")
			}
			before = w.Key
		})
	})
}

// skipPhrases reads past the interface's words.
func (c *codec) skipPhrases() {
	for range c.length(0) {
		c.skipText()
		for range 2 * c.length(0) {
			c.skipText()
		}
	}
}

func (c *codec) skipText() {
	var text string
	c.text(&text)
}
