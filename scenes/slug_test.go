package scenes

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
	}
	for _, tt := range tests {
		if got := slug(tt.heading); got != tt.slug {
			t.Errorf("slug(%q) = %q, want %q", tt.heading, got, tt.slug)
		}
		if got := asciiSlug(tt.heading); got != tt.ascii {
			t.Errorf("asciiSlug(%q) = %q, want %q", tt.heading, got, tt.ascii)
		}
	}
}

func TestSlugsOfSlugs(t *testing.T) {
	for _, s := range []string{"The Cell", "Été à Łódź", "snake_case", "a--b", "Москва"} {
		if once := slug(s); slug(once) != once {
			t.Errorf("slug(%q) = %q, whose slug is %q", s, once, slug(once))
		}
		if once := asciiSlug(s); once != "" && (!isSlug(once) || asciiSlug(once) != once) {
			t.Errorf("asciiSlug(%q) = %q is not its own slug", s, once)
		}
	}
}
