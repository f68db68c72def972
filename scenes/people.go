package scenes

import (
	"io/fs"

	"go.yaml.in/yaml/v4"

	"cobalt/game"
)

// A person is a card of the dossier, as story.md declares it, with no name
// looked up.
type person struct {
	id         string
	off        int
	art        target
	trust, met span
}

// readPeople reads the people of the story.
func (v *vocabulary) readPeople(fr *front, n *yaml.Node) {
	for _, e := range fr.entries(n, "people") {
		if !fr.name(e.key, e.off) {
			continue
		}
		if len(v.people) == maxPeople {
			fr.add(e.off, "too-many-names", "%q is one person too many: a story declares at most %d", e.key, maxPeople)
			return
		}
		values := fr.need(e.value, e.off, "a person", []string{"name", "about", "art", "trust", "met"}, "name")
		p := person{id: e.key, off: e.off, art: fr.target(values["art"], "art"), trust: fr.span(values["trust"], "trust"), met: fr.span(values["met"], "met")}
		fr.picture(&p.art)
		v.people = append(v.people, p)
		v.words.people = append(v.words.people, namedWords{
			fr.phrase(values["name"], "name", e.value), fr.phrase(values["about"], "about", e.value),
		})
	}
}

// maxPeople is how many people a story may declare.
const maxPeople = 1 << 10

// span returns a text of front matter that is read as a code span is.
func (fr *front) span(n *yaml.Node, what string) span {
	if n == nil {
		return span{}
	}
	return span{text: fr.text(n, what), off: fr.inner(n)}
}

// picture notes a picture that front matter names, and takes away a name that
// none can have.
func (fr *front) picture(source *target) {
	switch {
	case source.text == "":
	case !fs.ValidPath(source.text) || source.text == ".":
		fr.addRange(source.off, source.off+len(source.text), "bad-picture", "%s is not a picture's name: write it relative and plain, as art/prison.txt", quote(source.text))
		source.text = ""
	default:
		fr.pictures = append(fr.pictures, *source)
	}
}

// shows are the places in which a meter can be shown.
var shows = []string{"panel", "dossier", "never"}

// show reads where a meter is shown; nothing said is the zero Show.
func (fr *front) show(n *yaml.Node) game.Show {
	switch text := fr.text(n, "show"); text {
	case "":
		return game.ShowDefault
	case "panel":
		return game.ShowPanel
	case "dossier":
		return game.ShowDossier
	case "never":
		return game.ShowNever
	default:
		fr.add(fr.inner(n), "bad-show", "show is %s%s: it says where the meter is shown, in the panel, the dossier or never", quote(text), fr.didYouMean(text, shows))
		return game.ShowDefault
	}
}

// readImprint reads the texts that are shown with the title.
func (v *vocabulary) readImprint(fr *front, values map[string]*yaml.Node) {
	for _, p := range v.words.imprint() {
		if n := values[p.key]; n != nil && p.key == "version" && n.Kind == yaml.ScalarNode && !isNull(n) {
			*p.into = phrase{n.Value, fr.off(n)} // 1.1 is a number to YAML, and a version to people
		} else if n != nil {
			*p.into = fr.phrase(n, p.key, fr.root)
		}
	}
}

// An imprintPart is one of the texts that are shown with the title.
type imprintPart struct {
	key  string
	into *phrase
}

func (w *vocabularyWords) imprint() []imprintPart {
	return []imprintPart{{"author", &w.author}, {"version", &w.version}, {"license", &w.license}, {"content", &w.content}}
}

// linkPeople looks up the names by which people are declared.
func (c *compiler) linkPeople() {
	if c.voc == nil || c.voc.faults == nil {
		return
	}
	sc := scope{linker: c.linker, scene: &scene{faults: c.voc.faults, head: &header{symbols: map[string]int{}}, outside: true}}
	for i := range c.voc.people {
		p := &c.voc.people[i]
		out := game.Person{ID: p.id, Art: p.art.text, Pos: c.voc.src.pos(p.off)}
		if p.met.text != "" {
			out.Met = sc.condition(&p.met, 0)
		}
		if p.trust.text != "" {
			out.Trust, out.HasTrust = sc.meterNamed(&p.trust)
		}
		c.people = append(c.people, out)
	}
}

// meterNamed returns the meter that a text of front matter names.
func (sc scope) meterNamed(s *span) (game.Meter, bool) {
	sym, known := sc.Symbol(s.text)
	switch {
	case known && sym.Kind == game.MeterSymbol && sym.Meter != game.Clock:
		return sym.Meter, true
	case known && sym.Kind == game.MeterSymbol:
		sc.fault(s, 0, "wrong-kind", "the clock does not measure trust: name another meter")
	case known:
		sc.fault(s, 0, "wrong-kind", "%q is %s: trust names a meter", s.text, sym.Kind)
	case !sc.blind():
		sc.fault(s, 0, "unknown-meter", "unknown meter %s%s", quote(s.text), orDeclare(sc.didYouMeanName(s.text, isMeterSymbol), "meters"))
	}
	return 0, false
}
