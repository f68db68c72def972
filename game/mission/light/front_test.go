package light_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cobalt/game/mission"
	"cobalt/game/mission/light"
)

// beyond is in the error of front matter that takes a reader of YAML.
const beyond = "this page reads front matter only as lines"

// compared holds what the two readers say of a file against each other. What is accepted
// here is accepted there and says the same; what is accepted there alone takes a reader of
// YAML.
func compared(t interface{ Errorf(string, ...any) }, text string) (accepted bool) {
	got, err := light.Parse(text)
	want, wantErr := mission.Parse("f", []byte(text))
	switch {
	case err != nil && wantErr == nil && !strings.Contains(err.Error(), beyond):
		t.Errorf("%.100q is refused here alone: %v", text, err)
	case err != nil:
		return false
	case wantErr != nil:
		t.Errorf("%.100q is accepted, and %v", text, wantErr)
	case got.Text() != text:
		t.Errorf("%.100q is written back as %.100q", text, got.Text())
	case got.Choices() != want.Choices() || got.Difficulty != want.Difficulty || got.Get("story") != want.Story || got.Get("rules") != want.Rules:
		t.Errorf("%.100q is read as another file", text)
	}
	return true
}

// Both readers accept and refuse the same front matter.
func TestFrontMatter(t *testing.T) {
	sum := "sha256:" + strings.Repeat("0a", 32)
	for lines, accepted := range map[string]bool{
		"version: 1":                         true,
		"version: 1 # first":                 true,
		"version:":                           true,
		"version: ~":                         true,
		"version: \"1\"":                     false,
		"version: '1'":                       false,
		"version: ''":                        false,
		"version: 0":                         false,
		"version: one":                       false,
		"version: 1.0":                       false,
		"version: 2":                         false,
		"sum:":                               true,
		"sum: null":                          true,
		"sum: Null # none":                   true,
		"sum: NULL":                          true,
		"sum: nUll":                          false,
		"sum: 'null'":                        false,
		"sum: ''":                            false,
		"sum: \"\" # none":                   false,
		"sum: " + sum:                        false,
		"front: nULL":                        false,
		"front: ''":                          false,
		"saved: ''":                          false,
		"saved: null":                        true,
		"difficulty: ''":                     false,
		"difficulty: nUll":                   false,
		"difficulty: ~":                      true,
		"difficulty: \"ghost\"":              true,
		"story: ''":                          true,
		"story: nUll":                        true,
		"sealed: ''":                         true,
		"sealed: front and lines\nsum: null": false,
		"---" + strings.Repeat(" ", 1000) + "\na": true,
		"---" + strings.Repeat(" ", 1020) + "\na": false,
		"note: a:\tb":                     false,
		"note: a\uFFFEb":                  false,
		strings.Repeat("a", 1000) + ": b": true,
		"# " + strings.Repeat("a", 3000):  true,
		"a:\na:":                          false,
	} {
		for _, text := range []string{"---\n" + lines + "\n---\nwait\n", "---\r\n" + strings.ReplaceAll(lines, "\n", "\r\n") + "\r\n---"} {
			if got := compared(t, text); got != accepted {
				t.Errorf("%.100q is accepted: %v, want %v", text, got, accepted)
			}
		}
	}
}

// Front matter has the same limit in both readers, which is of what stands between the
// fences.
func TestFrontMatterSize(t *testing.T) {
	for over := range 2 {
		lines := strings.Repeat("#\n", light.MaxFront/2-2) + "###" + strings.Repeat("#", over) + "\n"
		if got := compared(t, "---\n"+lines+"---\n"); got != (over == 0) {
			t.Errorf("%d bytes are accepted: %v", len(lines), got)
		}
	}
}

// Whatever stands in front matter, both readers say the same of it.
func TestFrontMatterAtRandom(t *testing.T) {
	keys := rapid.SampledFrom([]string{"story", "digest", "rules", "difficulty", "saved", "sealed", "sum", "front", "version", "note", "y", "-", "1", "#", "null", strings.Repeat("k", 1025), " story", "<<", "---"})
	colons := rapid.SampledFrom([]string{": ", ":", ":  ", ":\t", ": \t", " : "})
	values := rapid.SampledFrom([]string{
		"", "~", "null", "NULL", "nUll", "1", "01", "+1", "0x1", "1_0", "1e0", "1.", "2", "0b1", "0o1", "ghost", "no", "cobalt", "a b", "a:b", "a: b", "a:\tb", "a:", "a #b", "a#b", "a\t# b",
		"'a'", "''", `""`, `"1"`, `"a\n"`, "'a''b'", "'a' # b", "'a'#b", `"ghost"`, "'", "[]", "{}", "&a", "&a b", "*a", "!!str 1", "!!int 1", "|", ">", "%a", "@", "`", ",a", "?a", "? a", "-a", "- a", ":a", "=", "<<",
		"a\u2028b", "a\u2029b", "a\u00a0b", "\u00e9", "a\ufeffb", "a\ufffeb", "a\uffffb", "a\ufffdb", "\U0001f600", "\ue000", "a\tb", "a\u2028 #b", "a\u200bb", "\u2028",
		"sha256:" + strings.Repeat("0a", 32), "2026-11-22T14:03:11Z", "2026-11-22", "2026-11-22 14:03:11Z", "front and lines", "a \\ b", "#", "# c", "a ] b", "a } b", "a, b",
	})
	line := rapid.Custom(func(t *rapid.T) string {
		if rapid.IntRange(0, 4).Draw(t, "odd") == 0 {
			return rapid.SampledFrom([]string{"", " ", "\t", "# c", " # c", "\t# c", "  a", "...", "... a", "- a", "a", "#\u2028a: b", "%YAML 1.2", "--- a", "---a", " ---", "\u2028"}).Draw(t, "line")
		}
		return keys.Draw(t, "key") + colons.Draw(t, "colon") + values.Draw(t, "value") + rapid.SampledFrom([]string{"", "", " ", "\t", " # c", "\t#c"}).Draw(t, "behind")
	})
	accepted := 0
	rapid.Check(t, func(t *rapid.T) {
		end := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "end")
		lines := rapid.SliceOfN(line, 1, 3).Draw(t, "lines")
		if compared(t, "---"+end+strings.Join(lines, end)+end+"---"+end+"wait"+end) {
			accepted++
		}
	})
	if accepted == 0 {
		t.Error("nothing was accepted: the test tests nothing")
	}
}
