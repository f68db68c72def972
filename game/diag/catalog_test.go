package diag

import (
	"regexp"
	"testing"
)

// Every code is written as codes are, and has its example's files at hand.
func TestCatalog(t *testing.T) {
	form := regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	codes := Codes()
	if len(codes) < 130 {
		t.Errorf("only %d codes are explained", len(codes))
	}
	for _, code := range codes {
		e, ok := Explain(code)
		if !ok || e.Code != code || !form.MatchString(string(code)) {
			t.Errorf("the code %q is explained as %+v", code, e)
		}
		if (len(e.Example) > 0) != (e.Told != "") {
			t.Errorf("%s: an example of %d files is told as %q", code, len(e.Example), e.Told)
		}
	}
	if e, ok := Explain("no-such-code"); ok {
		t.Errorf("%+v", e)
	}
	if got := (&Diagnostic{Code: "no-such-code"}).Advice(); got != "" {
		t.Errorf("the advice about an unknown code is %q", got)
	}
}

// The text of an example's file: lines that stand for many, and quoted ones.
func TestExampleFiles(t *testing.T) {
	for shown, want := range map[string]string{
		"a\nb\n":              "a\nb\n",
		"(3 times) x%d\n":     "x0\nx1\nx2\n",
		"(2 times) x%d\\ny\n": "x0\ny\nx1\ny\n",
		"(some times) x\n":    "(some times) x\n",
	} {
		f := ExampleFile{Name: "f", Shown: shown}
		if got := string(f.text()); got != want {
			t.Errorf("%q is %q, want %q", shown, got, want)
		}
	}
	f := ExampleFile{Name: "f", Shown: "a\\x00\\u00e9 \"b\"\n", quoted: true}
	if got := string(f.text()); got != "a\x00é \"b\"\n" {
		t.Errorf("the quoted text is %q", got)
	}
}
