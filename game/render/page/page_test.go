package page

import (
	"strings"
	"testing"
)

func TestLanguageOf(t *testing.T) {
	for _, tt := range []struct{ tag, text, wantTag, want string }{
		{"en", "", "en", "ltr"},
		{"ar", "", "ar", "rtl"},
		{"AR-EG", "", "AR-EG", "rtl"},
		{"fa-Latn", "", "fa-Latn", "ltr"},
		{"az-Arab-IR", "", "az-Arab-IR", "rtl"},
		{"he", "COBALT", "he", "rtl"},
		{"sl-1994", "", "sl-1994", "ltr"}, // a variant, not a script
		{"", "Cobalt", "und", "ltr"},
		{"", "ספר: a", "und", "rtl"},
		{"", "", "und", "ltr"},
	} {
		if got := LanguageOf(tt.tag, tt.text); got != (Language{tt.wantTag, tt.want}) {
			t.Errorf("LanguageOf(%q, %q) = %v, want %s %s", tt.tag, tt.text, got, tt.wantTag, tt.want)
		}
	}
}

// A page says its language, and nothing that it is given can leave its element.
func TestWrite(t *testing.T) {
	const body = `{{define "style"}}.x { color: var(--good); }
{{end}}{{define "body"}}<p>{{.Text}}</p>
{{end}}`
	var out strings.Builder
	data := struct {
		Page
		Text string
	}{Page{Heading: "</title><b>", Generator: "cobalt test", Language: Language{Tag: `ar" onload="x`, Direction: "rtl"}}, "<script>"}
	if err := Write(&out, body, data); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<html lang="ar&#34; onload=&#34;x" dir="rtl">`, "<title>&lt;/title&gt;&lt;b&gt;</title>",
		".digest { font-size: .75rem; overflow-wrap: anywhere; }\n.x { color: var(--good); }\n</style>", "<body>\n<p>&lt;script&gt;</p>\n</body>",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in the page:\n%s", want, out.String())
		}
	}
}

// A page is known by the generator in its head, not by that name in its text.
func TestMadeBy(t *testing.T) {
	const body = `{{define "style"}}{{end}}{{define "body"}}<meta name="generator" content="cobalt run">{{end}}`
	var out strings.Builder
	if err := Write(&out, body, Page{Heading: "x", Generator: "cobalt map", Language: LanguageOf("en", "")}); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{
		out.String(): true, out.String()[:400]: true, "": false, "<!DOCTYPE html>\n<html lang=\"en\">\n<title>Map</title>": false,
		"x" + out.String(): false, "<!-- \n" + out.String(): false,
	} {
		if MadeBy([]byte(text), "cobalt map") != want || MadeBy([]byte(text), "cobalt run") {
			t.Errorf("made by cobalt map: not %v\n%s", want, text)
		}
	}
}

// A template that does not parse is an error, not half a page.
func TestWriteBroken(t *testing.T) {
	var out strings.Builder
	if err := Write(&out, "{{define", Page{}); err == nil || out.Len() > 0 {
		t.Errorf("error %v, and %q was written", err, out.String())
	}
}
