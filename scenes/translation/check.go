package translation

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"cobalt/game/diag"
	"cobalt/scenes"
)

// Folder returns the name of the folder of a story's translation into a language: the
// one that is there, or the tag itself.
func Folder(a *scenes.Analysis, tag string) string {
	for _, dir := range Folders(a) {
		if parsed, err := language.Parse(tag); err == nil && sameTag(parsed.String(), dir) {
			return dir
		}
	}
	return tag
}

// Folders returns the names of the folders of a story's translations, sorted.
func Folders(a *scenes.Analysis) []string {
	var dirs []string
	for _, name := range a.FileNames() {
		if dir := a.Files[name].Tag; dir != "" && !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	return dirs
}

// Warnings returns the findings of [Translation.Check] in the translations of a story that
// compiles: in the one into a language, or, if the tag is empty, in all.
func Warnings(fsys fs.FS, a *scenes.Analysis, tag string) diag.List {
	return new(Memory).Warnings(fsys, a, tag)
}

// sameTag reports whether a folder's name is the tag of a language.
func sameTag(tag, dir string) bool {
	parsed, err := language.Parse(dir)
	return err == nil && parsed.String() == tag
}

// Check returns a warning for each text that is still the original's, for each
// whose original changed since it was translated, for each node in which a term
// is not told as the glossary says, and for each name that is told in two ways; and
// the faults of translation.yaml. It does not tell the texts that are not there at
// all: the compiler knows them. A translation without translation.yaml is not kept in
// this way, and nothing is told of it.
func (t *Translation) Check() diag.List {
	list := slices.Clone(t.faults)
	if !t.kept.there {
		return list
	}
	for _, file := range t.Files() {
		s := t.sections[file]
		if s.findings == nil {
			s.findings = append(diag.List{}, t.findings(s.groups)...)
		}
		list = append(list, s.findings...)
	}
	list = append(list, t.names()...)
	list.Sort()
	return list
}

// findings returns a warning for each text of one file that is still the original's, or
// whose original changed, and for each term that is not told as the glossary says.
func (t *Translation) findings(groups []group) (list diag.List) {
	for i := range groups {
		g := &groups[i]
		stale := t.stale(g)
		for k := range g.units {
			switch u := &g.units[k]; {
			case u.in.Line == 0:
			case t.untouched(g, k):
				list = append(list, t.warn(u, "same-as-original", "%s is still the original's", g.told(k)))
			case stale[k]:
				list = append(list, t.warn(u, "stale-translation", "the original of %s changed since it was translated", g.told(k)))
			}
		}
	}
	return append(list, t.terms(groups)...)
}

// Missing returns a warning for each text that the translation lacks, at its original.
func (t *Translation) Missing() diag.List {
	var list diag.List
	t.each(func(g *group, i int) {
		u := &g.units[i]
		if u.in.Line > 0 {
			return
		}
		list = append(list, diag.Diagnostic{
			Code: "untranslated", Severity: diag.Warning,
			Range:   diag.Range{File: u.at.File, Line: u.at.Line, Col: u.at.Col},
			Message: fmt.Sprintf("%s is not in %s/%s", g.told(i), t.Dir, g.file),
		})
	})
	list.Sort()
	return list
}

// warn returns a warning about a text, with its original as the related place.
func (t *Translation) warn(u *unit, code diag.Code, format string, args ...any) diag.Diagnostic {
	return diag.Diagnostic{
		Code: code, Severity: diag.Warning, Range: u.in, Message: fmt.Sprintf(format, args...),
		Related: []diag.Related{{Range: diag.Range{File: u.at.File, Line: u.at.Line, Col: u.at.Col}, Message: "the original is here"}},
	}
}

// terms warns of the terms that nodes tell otherwise than the glossary says. A node
// is looked at as a whole, because a translation may say a thing once where the
// original says it twice.
func (t *Translation) terms(groups []group) (list diag.List) {
	for i := 0; i < len(groups); {
		first := i
		for i < len(groups) && groups[i].node == groups[first].node {
			i++
		}
		list = append(list, t.termsOf(groups[first:i])...)
	}
	return list
}

// termsOf warns of the terms that a node tells otherwise. A term with a capital is looked
// for as it is, another one in any case.
func (t *Translation) termsOf(node []group) (list diag.List) {
	var units []*unit
	for i := range node {
		for k := range node[i].units {
			if u := &node[i].units[k]; u.in.Line != 0 && !t.untouched(&node[i], k) {
				units = append(units, u)
			}
		}
	}
	plain, small := make([]string, len(units)), make([]string, len(units)) // the originals; without capitals
	for i, u := range units {
		plain[i], small[i] = u.original, strings.ToLower(u.original)
	}
	for n := range t.kept.Glossary {
		term := &t.kept.Glossary[n]
		texts := small
		if strings.ToLower(term.Original) != term.Original {
			texts = plain
		}
		says := slices.IndexFunc(texts, func(text string) bool { return holds(text, term.Original, false) })
		if says >= 0 && !slices.ContainsFunc(units, func(u *unit) bool { return term.toldIn(u.translated) }) {
			list = append(list, t.warn(units[says], "glossary-term", "%s says %q, which the glossary tells as %s", node[0].of(), term.Original, either(term.Told)))
		}
	}
	return list
}

// of names the node of a group for a message.
func (g *group) of() string {
	if g.file == storyFile {
		return "the original of " + g.key
	}
	if g.key == sceneKey {
		return "the original of the scene"
	}
	return "the original of " + g.node
}

func either(words []string) string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = fmt.Sprintf("%q", w)
	}
	return strings.Join(list, " or ")
}

// toldIn reports whether a translated text has one of the forms of a term, in any case
// and with any ending.
func (t *Term) toldIn(text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(t.Told, func(form string) bool { return holds(text, strings.ToLower(form), true) })
}

// holds reports whether a text holds a term as words of their own. If endings is true,
// the last word may have an ending behind it, as that of a plural.
func holds(text, term string, endings bool) bool {
	for from := 0; ; {
		at := strings.Index(text[from:], term)
		if at < 0 {
			return false
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		behind, _ := utf8.DecodeRuneInString(text[at+len(term):])
		if !partOfWord(before) && (endings || !partOfWord(behind)) {
			return true
		}
		from = at + len(term)
	}
}

func partOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// names warns of names that are the same in the original, and told in two ways.
func (t *Translation) names() (list diag.List) {
	first := map[string]*unit{}
	t.each(func(g *group, i int) {
		u := &g.units[i]
		if !g.names || u.in.Line == 0 || t.untouched(g, i) {
			return
		}
		switch other := first[u.original]; {
		case other == nil:
			first[u.original] = u
		case other.translated != u.translated:
			list = append(list, t.warn(u, "two-translations", "%q is told as %q here, and as %q in %s", u.original, u.translated, other.translated, other.in.String()))
		}
	})
	return list
}
