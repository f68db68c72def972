package phrases

import (
	"reflect"
	"strings"
)

// missing lists the phrases that have no words, as the file's keys are nested.
func (p *Phrases) missing() []string {
	return emptyFields("", reflect.ValueOf(p).Elem())
}

func emptyFields(path string, v reflect.Value) []string {
	switch v.Kind() {
	case reflect.Struct:
		var all []string
		for i := range v.NumField() {
			name := strings.ToLower(v.Type().Field(i).Name)
			all = append(all, emptyFields(strings.TrimPrefix(path+"."+name, "."), v.Field(i))...)
		}
		return all
	default:
		if v.Len() == 0 {
			return []string{path}
		}
		return nil
	}
}
