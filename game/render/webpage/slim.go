package webpage

import (
	"path"
	"reflect"
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/game/pack"
)

// slim takes out of a pack all that a page does not use: the places in the story's
// source, the further frames of its pictures, and the interface's words in languages
// in which the story is not told.
func slim(p *pack.Pack) {
	dropPlaces(reflect.ValueOf(p.Story).Elem())
	p.Art = slices.DeleteFunc(p.Art, func(f pack.File) bool { return isFrame(f.Path) })
	p.Phrases = slices.DeleteFunc(p.Phrases, func(l pack.Phrases) bool {
		return l.Tag != "en" && !slices.ContainsFunc(p.Story.Text, func(w *game.Words) bool {
			return w.Tag == l.Tag || strings.HasPrefix(w.Tag, l.Tag+"-")
		})
	})
}

// isFrame reports whether a file is a picture's further frame: "art/fire.2.txt".
func isFrame(file string) bool {
	n := path.Ext(strings.TrimSuffix(file, ".txt"))
	return path.Ext(file) == ".txt" && len(n) == 2 && '2' <= n[1] && n[1] <= '9'
}

var place = reflect.TypeFor[game.Pos]()

// dropPlaces sets every place in the source to nothing, in all that a value holds.
func dropPlaces(v reflect.Value) {
	switch {
	case v.Type() == place:
		if v.CanSet() {
			v.SetZero()
		}
	case v.Kind() == reflect.Pointer:
		if !v.IsNil() {
			dropPlaces(v.Elem())
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			dropPlaces(v.Index(i))
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				dropPlaces(v.Field(i))
			}
		}
	}
}
