package value

import "testing"

// The flag decides before the file's name, and the name before the default.
func TestFormatFor(t *testing.T) {
	for _, tt := range []struct{ given, file, want, err string }{
		{"", "-", "one", ""},
		{"", "x.1", "one", ""},
		{"", "X.TWO", "two", ""},
		{"", "x", "two", ""},
		{"one", "x.two", "one", ""},
		{"two", "-", "two", ""},
		{"", "x.gif", "", "-o x.gif: the name does not say in which format; give --format one|two"},
		{"tow", "", "", `unknown value "tow" (did you mean "two"?); it can be one or two`},
	} {
		f := FormatsOf(Format[int]{"one", []string{".1"}, 1}, Format[int]{"two", []string{".two", ""}, 2})
		var got string
		var err error
		if tt.given != "" {
			err = f.Set(tt.given)
		}
		if err == nil {
			var chosen *Format[int]
			if chosen, err = f.For(tt.file); err == nil {
				got = chosen.Name
			}
		}
		msg := ""
		if err != nil {
			msg = err.Error()
		}
		if got != tt.want || msg != tt.err {
			t.Errorf("--format %q -o %q: got %q, %q; want %q, %q", tt.given, tt.file, got, msg, tt.want, tt.err)
		}
	}
}

// Help shows the default of a flag, unless the file's name decides.
func TestFormatDefault(t *testing.T) {
	plain := FormatsOf(Format[int]{Name: "text"}, Format[int]{Name: "json"})
	named := FormatsOf(Format[int]{"md", []string{".md"}, 0})
	if plain.String() != "text" || named.String() != "" {
		t.Errorf("the defaults are %q and %q", plain.String(), named.String())
	}
	if err := plain.Set("json"); err != nil || plain.String() != "json" || plain.Value().Name != "json" {
		t.Errorf("json: %v, %q", err, plain.String())
	}
}
