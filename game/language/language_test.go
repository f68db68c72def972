package language

import (
	"slices"
	"testing"
)

func TestTag(t *testing.T) {
	for name, want := range map[string]string{
		"es": "es", "ES": "es", "es_MX": "es-MX", "es-mx": "es-MX", "es_MX.UTF-8": "es-MX", "es_ES@euro": "es-ES", "es_ES.ISO8859-15@euro": "es-ES",
		"C": "", "POSIX": "", "C.UTF-8": "", "": "", "no tag": "", "und": "", "sr@latin": "sr", "zh_TW": "zh-TW",
	} {
		if got := Tag(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	for _, c := range []struct {
		wanted string
		have   []string
		want   string // empty: none
	}{
		{"es", []string{"en", "es"}, "es"},
		{"es-MX", []string{"en", "es"}, "es"},
		{"es_MX.UTF-8", []string{"en", "ES"}, "ES"},
		{"ES", []string{"es"}, "es"},
		{"es-MX", []string{"es", "es-MX"}, "es-MX"},
		{"es-MX", []string{"es-ES", "es-419"}, "es-419"},
		{"es-419", []string{"es-MX", "es-AR"}, "es-AR"},
		{"es", []string{"es-MX"}, "es-MX"},
		{"es-ES", []string{"es-419", "es"}, "es"},
		{"ca", []string{"en", "es"}, ""},
		{"gl", []string{"es", "en"}, ""},
		{"eu", []string{"es"}, ""},
		{"fi", []string{"en", "es"}, ""},
		{"en-GB", []string{"es", "en"}, "en"},
		{"pt", []string{"pt-BR"}, "pt-BR"},
		{"zh-TW", []string{"zh"}, ""},
		{"zh-TW", []string{"zh", "zh-Hant"}, "zh-Hant"},
		{"no tag", []string{"en"}, ""},
		{"", []string{"en"}, ""},
	} {
		i, ok := Nearest(c.wanted, c.have)
		if ok != (c.want != "") || ok && c.have[i] != c.want {
			t.Errorf("%s among %v: %d, %t, want %q", c.wanted, c.have, i, ok, c.want)
		}
	}
}

func TestFromEnvironment(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want []string
	}{
		{nil, nil},
		{map[string]string{"LANG": "es_MX.UTF-8"}, []string{"es-MX"}},
		{map[string]string{"LANG": "en_US.UTF-8", "LC_MESSAGES": "es_ES"}, []string{"es-ES"}},
		{map[string]string{"LANG": "en_US.UTF-8", "LC_ALL": "es"}, []string{"es"}},
		{map[string]string{"LANG": "en_US.UTF-8", "LANGUAGE": "fr:es_MX:en"}, []string{"fr", "es-MX", "en", "en-US"}},
		{map[string]string{"LANGUAGE": "es"}, []string{"es"}},
		{map[string]string{"LC_ALL": "C", "LANGUAGE": "es"}, nil},
		{map[string]string{"LC_ALL": "C", "LANG": "es_ES.UTF-8"}, nil},
		{map[string]string{"LANG": "C.UTF-8", "LANGUAGE": "es"}, []string{"es"}},
		{map[string]string{"LANG": "ca_ES.UTF-8"}, []string{"ca-ES", "es"}},
	} {
		got := FromEnvironment(func(name string) string { return c.env[name] })
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.env, got, c.want)
		}
	}
}

func TestFirst(t *testing.T) {
	if i, ok := First([]string{"fr", "es-MX", "en"}, []string{"en", "es"}); !ok || i != 1 {
		t.Errorf("%d, %t", i, ok)
	}
	if _, ok := First([]string{"fr"}, []string{"en", "es"}); ok {
		t.Error("French is found")
	}
}
