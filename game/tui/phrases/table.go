package phrases

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"cobalt/game/pack"
)

// FromTable returns the phrases of a table, as a pack holds them: what [Load] reads
// from the words' own file, in a tenth of the time. It tells of a key that it does not
// know, and of words that are missing.
func FromTable(words pack.Table) (*Phrases, error) {
	p := new(Phrases)
	if used := take(words, "", reflect.ValueOf(p).Elem()); used != len(words) {
		return nil, errors.New("the interface's words: a key of the table belongs to no phrase")
	}
	if missing := p.missing(); len(missing) > 0 {
		return nil, fmt.Errorf("the interface's words: no words for %s", strings.Join(missing, ", "))
	}
	return p, nil
}

// take fills a value with the words below a key, and returns how many it took.
func take(words pack.Table, key string, v reflect.Value) (used int) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			used += take(words, strings.TrimPrefix(key+"."+keyOf(v.Type().Field(i)), "."), v.Field(i))
		}
		return used
	case reflect.Map:
		below := words.Below(key + ".")
		texts := make(map[string]string, len(below))
		for _, word := range below {
			texts[word.Key[len(key)+1:]] = word.Text
		}
		v.Set(reflect.ValueOf(texts))
		return len(below)
	default: // a text, or its lines
	}
	text := words.Get(key)
	switch {
	case text == "":
		return 0
	case v.Kind() == reflect.Slice:
		v.Set(reflect.ValueOf(strings.Split(text, "\n")))
	default:
		v.SetString(text)
	}
	return 1
}

// keyOf returns the key of a field, as the words' file has it.
func keyOf(f reflect.StructField) string {
	return cmp.Or(f.Tag.Get("yaml"), strings.ToLower(f.Name))
}
