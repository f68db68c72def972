package slug

import "testing"

func TestSlug(t *testing.T) {
	tests := []struct{ heading, slug, ascii string }{
		{"The Cell", "the-cell", "the-cell"},
		{"  The  Cell ", "the--cell", "the--cell"},
		{"Go! Go & run.", "go-go--run", "go-go--run"},
		{"snake_case", "snake_case", "snake-case"},
		{"No. 5 — the bar", "no-5--the-bar", "no-5--the-bar"},
		{"Été à Łódź", "été-à-łódź", "ete-a-odz"},
		{"Ångström ﬁne", "ångström-ﬁne", "angstrom-fine"},
		{"Москва", "москва", ""},
		{"?!", "", ""},
		{"- -", "---", ""},
		{"it's \"quoted\"", "its-quoted", "its-quoted"},
		{"100%", "100", "100"},
		{"ΟΔΟΣ ΟΔΥΣΣΕΩΣ", "οδος-οδυσσεως", ""},
		{"İstanbul", "i\u0307stanbul", "istanbul"},
	}
	for _, tt := range tests {
		if got := Of(tt.heading); got != tt.slug {
			t.Errorf("Of(%q) = %q, want %q", tt.heading, got, tt.slug)
		}
		if got := ASCII(tt.heading); got != tt.ascii {
			t.Errorf("ASCII(%q) = %q, want %q", tt.heading, got, tt.ascii)
		}
	}
}

func TestSlugsOfSlugs(t *testing.T) {
	for _, s := range []string{"The Cell", "Été à Łódź", "snake_case", "a--b", "Москва"} {
		if once := Of(s); Of(once) != once {
			t.Errorf("Of(%q) = %q, whose slug is %q", s, once, Of(once))
		}
		if once := ASCII(s); once != "" && (!IsASCII(once) || ASCII(once) != once) {
			t.Errorf("ASCII(%q) = %q is not its own slug", s, once)
		}
	}
}
