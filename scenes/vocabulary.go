package scenes

import (
	"cmp"
	"slices"

	"go.yaml.in/yaml/v4"

	"cobalt/game"
	"cobalt/scenes/slug"
)

// A vocabulary holds the declarations of story.md.
type vocabulary struct {
	*faults

	title   string
	start   target
	id      string // the story's
	items   []game.Item
	facts   []game.Fact
	meters  []game.MeterDef
	levels  []int
	endings []game.Ending
	people  []person
	intro   []block
	words   vocabularyWords

	symbols  map[string]game.Symbol
	endingID map[string]game.EndingID

	// blind says that declarations could not be read, so that a name that is
	// not known may be none of its user's fault.
	blind bool
}

// vocabularyWords are the words of a vocabulary, with their places.
type vocabularyWords struct {
	title   phrase
	items   []namedWords
	facts   []namedWords
	meters  []phrase
	levels  []phrase
	endings []namedWords
	people  []namedWords
	// meterLevels are the names of each declared meter's levels.
	meterLevels [][]phrase

	author, version, license, content phrase
}

// A phrase is a text of front matter and its place; an empty one has the place of
// its owner.
type phrase struct {
	text string
	off  int
}

// namedWords are the words of something declared: a name, and a text about it (a
// hint, for endings).
type namedWords struct{ name, about phrase }

// storyKeys are the keys of story.md.
var storyKeys = []string{"title", "start", "levels", "meters", "items", "facts", "endings", "people", "author", "version", "license", "content"}

// readVocabulary reads the front matter of story.md.
func readVocabulary(f *faults) (v *vocabulary, body int) {
	v = &vocabulary{faults: f, symbols: map[string]game.Symbol{}, endingID: map[string]game.EndingID{}}
	for _, name := range builtinMeters {
		m, _ := game.BuiltinMeter(name)
		v.symbols[name] = game.Symbol{Kind: game.MeterSymbol, Meter: m}
	}
	fr, body, broken := readFront(f)
	switch {
	case broken:
		v.blind = true
		return v, body
	case fr.root == nil:
		f.add(0, "front-matter-missing", `story.md begins with front matter, which says at least this: a line "---", "title: ...", "start: SCENE.md", and a line "---"`)
		v.blind = true
		return v, body
	}
	values := fr.need(fr.root, fr.off(fr.root), "story.md", storyKeys, "title", "start")
	v.blind = fr.missed("items", "facts", "meters", "endings")
	v.readTitle(fr, values["title"])
	v.start = fr.target(values["start"], "start")
	v.readLevels(fr, values["levels"])
	v.declare(fr, values)
	v.readEndings(fr, values["endings"])
	v.readPeople(fr, values["people"])
	v.readImprint(fr, values)
	return v, body
}

var builtinMeters = []string{"suspicion", "trace", "clock"}

func (v *vocabulary) readTitle(fr *front, n *yaml.Node) {
	v.title = fr.words(n, "title")
	if v.title == "" {
		return
	}
	v.words.title = phrase{v.title, fr.off(n)}
	if v.id = slug.ASCII(v.title); v.id == "" {
		v.id = slug.Of(v.title)
	}
	if v.id == "" {
		fr.add(fr.inner(n), "bad-title", "title needs a letter or a digit: the story's id is made of it")
	}
}

// target returns the place that a text of front matter refers to.
func (fr *front) target(n *yaml.Node, what string) target {
	if n == nil {
		return target{}
	}
	if isNull(n) {
		fr.add(fr.off(n), "empty-value", `%s is empty; where it begins with "#", put it in quotes: "#node"`, what)
		return target{}
	}
	return target{text: fr.text(n, what), off: fr.inner(n)}
}

func (v *vocabulary) readLevels(fr *front, n *yaml.Node) {
	v.levels, v.words.levels = fr.levels(n, 0, game.SuspicionLimit)
}

// levels reads the levels of a meter with these bounds.
func (fr *front) levels(n *yaml.Node, lo, hi int) (levels []int, names []phrase) {
	if n == nil || isNull(n) {
		return nil, nil
	}
	if n.Kind != yaml.SequenceNode {
		fr.add(fr.off(n), "bad-levels", `levels is a list: a line "- {at: %d, name: Ghost}" for each`, lo)
		return nil, nil
	}
	for i, child := range n.Content {
		values := fr.need(child, fr.off(child), "a level", []string{"at", "name"}, "at", "name")
		at, ok := fr.number(values["at"], "at", lo, hi)
		switch {
		case ok && i == 0 && at != lo:
			fr.add(fr.off(values["at"]), "bad-levels", "the first level begins at %d", lo)
		case ok && i > 0 && at <= levels[i-1]:
			fr.add(fr.off(values["at"]), "bad-levels", "levels ascend: this one begins at %d, the one before at %d", at, levels[i-1])
		}
		if !ok && i > 0 {
			at = levels[i-1]
		}
		levels = append(levels, at)
		names = append(names, fr.phrase(values["name"], "name", child))
	}
	return levels, names
}

// phrase returns a text and its place, which is the owner's if there is no text.
func (fr *front) phrase(n *yaml.Node, what string, owner *yaml.Node) phrase {
	if n == nil {
		return phrase{off: fr.off(owner)}
	}
	return phrase{fr.words(n, what), fr.off(n)}
}

// A section is a part of story.md that declares names.
type section struct {
	key     string
	declare func(v *vocabulary, fr *front, e entry)
}

var sections = []section{
	{"items", (*vocabulary).declareItem},
	{"facts", (*vocabulary).declareFact},
	{"meters", (*vocabulary).declareMeter},
}

// declare reads items, facts and meters in the order of the file, so that of
// two that share a name the later is at fault.
func (v *vocabulary) declare(fr *front, values map[string]*yaml.Node) {
	order := slices.Clone(sections)
	slices.SortStableFunc(order, func(a, b section) int { return cmp.Compare(line(values[a.key]), line(values[b.key])) })
	for _, s := range order {
		if n := values[s.key]; n != nil && !isNull(n) && n.Kind != yaml.MappingNode {
			v.blind = true
		}
		for _, e := range fr.entries(values[s.key], s.key) {
			if fr.name(e.key, e.off) && v.free(fr, e) {
				s.declare(v, fr, e)
			}
		}
	}
}

func line(n *yaml.Node) int {
	if n == nil {
		return 0
	}
	return n.Line
}

// free reports whether a name is not taken yet; if it is, that is a fault.
func (v *vocabulary) free(fr *front, e entry) bool {
	sym, taken := v.symbols[e.key]
	switch {
	case !taken:
		return true
	case sym.Kind == game.MeterSymbol && sym.Meter < game.FirstDeclared:
		fr.add(e.off, "reserved-name", "%q is built in: it is never declared", e.key)
	default:
		fr.add(e.off, "duplicate-name", "%q is %s already (line %d): items, facts and meters share one set of names",
			e.key, sym.Kind, v.declared(sym).Line)
		fr.relate(v.declared(sym), "the first declaration")
	}
	return false
}

// declared returns the place of a symbol's declaration.
func (v *vocabulary) declared(sym game.Symbol) game.Pos {
	switch sym.Kind {
	case game.ItemSymbol:
		return v.items[sym.Ref].Pos
	case game.FactSymbol:
		return v.facts[sym.Ref].Pos
	default:
		return v.meters[sym.Meter-game.FirstDeclared].Pos
	}
}

func (v *vocabulary) declareItem(fr *front, e entry) {
	v.symbols[e.key] = game.Symbol{Kind: game.ItemSymbol, Ref: len(v.items)}
	v.items = append(v.items, game.Item{ID: e.key, Pos: fr.pos(e.off)})
	values := fr.need(e.value, e.off, "an item", []string{"name", "about"}, "name")
	v.words.items = append(v.words.items, namedWords{
		fr.phrase(values["name"], "name", e.value), fr.phrase(values["about"], "about", e.value),
	})
}

func (v *vocabulary) declareFact(fr *front, e entry) {
	v.symbols[e.key] = game.Symbol{Kind: game.FactSymbol, Ref: len(v.facts)}
	fact := game.Fact{ID: e.key, Named: !isNull(e.value), Pos: fr.pos(e.off)}
	v.facts = append(v.facts, fact)
	var words namedWords
	if fact.Named {
		values := fr.need(e.value, e.off, "a fact with text", []string{"name", "about"}, "name")
		words = namedWords{fr.phrase(values["name"], "name", e.value), fr.phrase(values["about"], "about", e.value)}
	}
	v.words.facts = append(v.words.facts, words)
}

func (v *vocabulary) declareMeter(fr *front, e entry) {
	if len(v.meters) == game.MaxMeters {
		fr.add(e.off, "too-many-names", "%q is one meter too many: a story declares at most %d", e.key, game.MaxMeters)
	}
	meter := game.FirstDeclared + game.Meter(min(len(v.meters), game.MaxMeters-1))
	v.symbols[e.key] = game.Symbol{Kind: game.MeterSymbol, Meter: meter}
	keys := []string{"name", "min", "max", "start"}
	values := fr.need(e.value, e.off, "a meter", append(keys, "levels", "show"), keys...)
	def := game.MeterDef{ID: e.key, Pos: fr.pos(e.off)}
	lo, okLo := fr.number(values["min"], "min", -game.MaxMeterValue, game.MaxMeterValue)
	hi, okHi := fr.number(values["max"], "max", -game.MaxMeterValue, game.MaxMeterValue)
	start, okStart := fr.number(values["start"], "start", -game.MaxMeterValue, game.MaxMeterValue)
	switch {
	case okLo && okHi && lo > hi:
		fr.add(fr.off(values["max"]), "meter-bounds", "max is %d, which is less than min, %d", hi, lo)
	case okLo && okHi && okStart && (start < lo || start > hi):
		fr.add(fr.off(values["start"]), "meter-bounds", "start is %d; it must lie from min, %d, to max, %d", start, lo, hi)
	}
	def.Min, def.Max, def.Start = lo, hi, start
	var names []phrase
	if okLo && okHi && lo <= hi {
		def.Levels, names = fr.levels(values["levels"], lo, hi)
	}
	def.Show = fr.show(values["show"])
	if len(v.meters) < game.MaxMeters {
		v.meters = append(v.meters, def)
		v.words.meterLevels = append(v.words.meterLevels, names)
		v.words.meters = append(v.words.meters, fr.phrase(values["name"], "name", e.value))
	}
}

// maxEndings is how many endings a story may declare.
const maxEndings = 1 << 12

func (v *vocabulary) readEndings(fr *front, n *yaml.Node) {
	for _, e := range fr.entries(n, "endings") {
		if !fr.name(e.key, e.off) {
			continue
		}
		if len(v.endings) == maxEndings {
			fr.add(e.off, "too-many-names", "%q is one ending too many: a story declares at most %d", e.key, maxEndings)
			return
		}
		v.endingID[e.key] = game.EndingID(len(v.endings))
		v.endings = append(v.endings, game.Ending{ID: e.key, Pos: fr.pos(e.off)})
		values := fr.need(e.value, e.off, "an ending", []string{"name", "hint"}, "name")
		v.words.endings = append(v.words.endings, namedWords{
			fr.phrase(values["name"], "name", e.value), fr.phrase(values["hint"], "hint", e.value),
		})
	}
}
