package scenes

import (
	"slices"
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/expr"
	"cobalt/scenes/typeset"
)

// keywords begin the code spans that are no change of a meter.
var keywords = spanWords()

func spanWords() []string {
	words := []string{"if", "else", "needs"}
	for _, kind := range game.EffectKinds() {
		if name := kind.Def().Name; isName(name) {
			words = append(words, name)
		}
	}
	return append(words, "time", "once", "id", "was", "ending")
}

// maxLiterals is how many comparisons and names a condition may have.
const maxLiterals = 1_000

// A word is a word of a code span, and its place in it.
type word struct {
	text string
	at   int
}

// words splits a code span at its blanks.
func (s *span) words() []word {
	list := make([]word, 0, 3) // most have no more
	for i := 0; i < len(s.text); {
		if typeset.IsBlank(s.text[i]) {
			i++
			continue
		}
		start := i
		for i < len(s.text) && !typeset.IsBlank(s.text[i]) {
			i++
		}
		list = append(list, word{s.text[start:i], start})
	}
	return list
}

// cut splits a code span behind its first word.
func (s *span) cut() (first string, rest int) {
	i := 0
	for i < len(s.text) && s.text[i] != ' ' && s.text[i] != '\t' {
		i++
	}
	first = s.text[:i]
	for i < len(s.text) && typeset.IsBlank(s.text[i]) {
		i++
	}
	return first, i
}

// fault notes a fault of the word of a span that begins at text[at].
func (sc scope) fault(s *span, at int, code diag.Code, format string, args ...any) {
	sc.add(s.pos(at), code, format, args...)
}

// faultSpan notes a fault of a whole span.
func (sc scope) faultSpan(s *span, code diag.Code, format string, args ...any) {
	sc.addRange(s.off, s.end(), code, format, args...)
}

// faultRange notes a fault of text[at:end] of a span.
func (sc scope) faultRange(s *span, at, end int, code diag.Code, format string, args ...any) {
	sc.addRange(s.pos(at), s.pos(end), code, format, args...)
}

// effect reads a span that changes the state. It reports whether the span is
// meant as an effect; a faulty one is, and has been told of.
func (sc scope) effect(s *span) (e game.Effect, isEffect, ok bool) {
	e.Pos = sc.pos(s.off)
	words := s.words()
	if at, msg := chanceIn(s.text); msg != "" {
		sc.fault(s, at, "unknown-span", "%s", msg)
		return e, true, false
	}
	kind, named := sc.effectKind(s, words)
	if !named {
		return sc.change(s, words, e)
	}
	e.Kind = kind
	switch kind.Def().Operands {
	case game.OneItem:
		e.Ref, ok = sc.item(s, words)
	case game.KeptItems:
		e.Keep, ok = sc.keep(s, words[2:])
	case game.OneFact:
		e.Ref, e.Scenes, ok = sc.fact(s, words)
	case game.TwoItems:
		ok = sc.twoItems(s, words, &e)
	case game.MeterAmount:
		panic("scenes: an effect on a meter is named by its sign")
	}
	return e, true, ok
}

// changesMeter reports whether a span changes a meter that has a keyword's name.
func (sc scope) changesMeter(s *span) bool { return sc.changeMeter(s.words()) }

// changeMeter reports whether words change a meter, by its name and a sign.
func (sc scope) changeMeter(words []word) bool {
	if len(words) < 2 || !strings.ContainsAny(words[1].text[:1], "+-=") {
		return false
	}
	sym, known := sc.Symbol(words[0].text)
	return known && sym.Kind == game.MeterSymbol
}

// chanceIn finds words that mean chance in other systems.
func chanceIn(text string) (at int, msg string) {
	open := strings.IndexByte(text, '(')
	if open < 0 {
		return 0, ""
	}
	before := strings.TrimRight(text[:open], " ")
	at = strings.LastIndexFunc(before, func(r rune) bool { return r < 'a' || r > 'z' }) + 1
	return at, expr.NoChance(before[at:])
}

// effectKind returns the effect that a span's words begin with: of two, such as
// "lose" and "lose all", the one with the longer name. A meter whose name is an
// effect's is changed as any other.
func (sc scope) effectKind(s *span, words []word) (kind game.EffectKind, named bool) {
	if sc.changeMeter(words) {
		return 0, false
	}
	longest := 0
	for i := range effectNames {
		if n := &effectNames[i]; len(n.words) > longest && beginsWith(words, n.words) {
			kind, longest = n.kind, len(n.words)
		}
	}
	return kind, longest > 0
}

// An effectName is an effect by the words that it begins with, or, for those on
// meters, its sign.
type effectName struct {
	words []string
	kind  game.EffectKind
}

var effectNames, effectSigns = effectTable()

func effectTable() (names, signs []effectName) {
	for _, kind := range game.EffectKinds() {
		n := effectName{strings.Fields(kind.Def().Name), kind}
		if kind.Def().Operands == game.MeterAmount {
			signs = append(signs, n)
		} else {
			names = append(names, n)
		}
	}
	return names, signs
}

func beginsWith(words []word, name []string) bool {
	for i := range name {
		if i == len(words) || words[i].text != name[i] {
			return false
		}
	}
	return true
}

// placeholders stand for operands in messages.
var placeholders = map[string]string{"item": "ITEM", "fact": "FACT", "ending": "ID", "number": "N", "name": "NAME"}

// operand returns the one word that follows a keyword.
func (sc scope) operand(s *span, words []word, what string) (word, bool) {
	switch {
	case len(words) == 1:
		sc.fault(s, 0, "operand-missing", `%q names no %s: write "%s %s"`, words[0].text, what, words[0].text, placeholders[what])
		return word{}, false
	case len(words) > 2:
		sc.fault(s, words[2].at, "operand-extra", "%s is too much: %q takes one %s; write a span for each", quote(words[2].text), words[0].text, what)
		return word{}, false
	}
	return words[1], true
}

func (sc scope) item(s *span, words []word) (int, bool) {
	w, ok := sc.operand(s, words, "item")
	if !ok {
		return 0, false
	}
	return sc.itemNamed(s, w)
}

func (sc scope) itemNamed(s *span, w word) (int, bool) {
	sym, known := sc.Symbol(w.text)
	switch {
	case known && sym.Kind == game.ItemSymbol:
		return sym.Ref, true
	case known:
		sc.fault(s, w.at, "wrong-kind", "%q is %s: only items are gained and lost%s", w.text, sym.Kind, instead(sym, w.text))
	case !sc.blind():
		sc.fault(s, w.at, "unknown-item", "unknown item %s%s", quote(w.text), orDeclare(sc.didYouMeanName(w.text, isItem), "items"))
	}
	return 0, false
}

// twoItems reads "ITEM for ITEM" behind an effect's name.
func (sc scope) twoItems(s *span, words []word, e *game.Effect) bool {
	name := words[0].text
	if len(words) != 4 || words[2].text != "for" {
		sc.fault(s, 0, "operand-missing", `%q takes two items: write "%s ITEM for ITEM", the one that is given away first`, name, name)
		return false
	}
	from, fromOK := sc.itemNamed(s, words[1])
	to, toOK := sc.itemNamed(s, words[3])
	if fromOK && toOK && from == to {
		sc.fault(s, words[3].at, "swap-itself", "%s for itself changes nothing: name two items", quote(words[1].text))
		return false
	}
	e.Ref, e.For = from, game.ItemID(to)
	return fromOK && toOK
}

// instead says how a name of another kind is changed.
func instead(sym game.Symbol, name string) string {
	switch sym.Kind {
	case game.ItemSymbol:
		return `; write "gain ` + name + `"`
	case game.MeterSymbol:
		return `; write "` + name + ` +1"`
	default:
		return `; write "learn ` + name + `"`
	}
}

func (sc scope) fact(s *span, words []word) (ref int, scenes, ok bool) {
	w, ok := sc.operand(s, words, "fact")
	if !ok {
		return 0, false, false
	}
	sym, known := sc.Symbol(w.text)
	switch {
	case known && isFact(sym):
		return sym.Ref, sym.Kind == game.SceneFactSymbol, true
	case known:
		sc.fault(s, w.at, "wrong-kind", "%q is %s: only facts are learned and forgotten%s", w.text, sym.Kind, instead(sym, w.text))
	case !sc.blind():
		sc.fault(s, w.at, "unknown-fact", "unknown fact %s%s", quote(w.text), orDeclare(sc.didYouMeanName(w.text, isFact), "facts"))
	}
	return 0, false, false
}

// keep reads the items behind "lose all".
func (sc scope) keep(s *span, words []word) (items []game.ItemID, ok bool) {
	if len(words) == 0 {
		return nil, true
	}
	if words[0].text != "but" || len(words) == 1 {
		sc.fault(s, words[0].at, "lose-all", `"lose all" stands alone, or is followed by "but" and items: "lose all but keys, coat"`)
		return nil, false
	}
	ok = true
	for i, w := range words[1:] {
		name, comma := strings.CutSuffix(w.text, ",")
		if last := i == len(words)-2; comma == last {
			sc.fault(s, w.at, "lose-all", `items are parted by commas: "lose all but keys, coat"`)
			return nil, false
		}
		for part := range strings.SplitSeq(name, ",") {
			ref, known := sc.itemNamed(s, word{part, w.at})
			items = append(items, game.ItemID(ref))
			ok = ok && known
			w.at += len(part) + 1
		}
	}
	return items, ok
}

// changeKind returns the effect on a meter that a sign names.
func changeKind(sign string) game.EffectKind {
	for i := range effectSigns {
		if effectSigns[i].words[0] == sign {
			return effectSigns[i].kind
		}
	}
	panic("scenes: a sign that changes no meter: " + sign)
}

// change reads a change of a meter.
func (sc scope) change(s *span, words []word, e game.Effect) (_ game.Effect, isEffect, ok bool) {
	name, sign, number, ok := cutChange(s.text)
	switch {
	case ok && isName(number.text):
		return sc.changeByMeter(s, name, sign, number, e)
	case !ok:
		return e, sc.badChange(s), false
	}
	n, err := strconv.Atoi(number.text)
	switch {
	case len(sign.text) > 1:
		sc.faultRange(s, sign.at, sign.at+len(sign.text), "bad-change", "%q is not a change: a meter is changed as in %s +5, %s -5 or %s = 5", sign.text, name, name, name)
		return e, true, false
	case sign.text != "=" && n < 0:
		sc.fault(s, number.at, "bad-change", "one sign is enough: a meter is changed as in %s +5, %s -5 or %s = 5", name, name, name)
		return e, true, false
	case err != nil || n > game.MaxMeterValue || n < -game.MaxMeterValue:
		sc.fault(s, number.at, "bad-number", "the number %s is out of range (at most %d)", cut(number.text, 20), game.MaxMeterValue)
		return e, true, false
	}
	e.Kind, e.N = changeKind(sign.text), n
	e.Meter, ok = sc.meter(s, name)
	return e, true, ok
}

// changeByMeter reads a change of a meter by the value of another. A word that
// is no name of the story, and near to none, was not meant as one.
func (sc scope) changeByMeter(s *span, name string, sign, by word, e game.Effect) (_ game.Effect, isEffect, ok bool) {
	sym, known := sc.Symbol(by.text)
	near := sc.didYouMean(by.text, sc.named(isMeterSymbol))
	switch {
	case known && len(sign.text) > 1:
		sc.faultRange(s, sign.at, sign.at+len(sign.text), "bad-change", "%q is not a change: a meter is changed as in %s +5, %s -5 or %s = 5", sign.text, name, name, name)
		return e, true, false
	case !known && (near == "" && !sc.blind() || len(sign.text) > 1):
		return e, sc.badChange(s), false
	case !known && !sc.blind():
		sc.fault(s, by.at, "unknown-meter", "unknown meter %s%s", quote(by.text), near)
		return e, true, false
	case !known:
		return e, true, false
	case sym.Kind != game.MeterSymbol:
		sc.fault(s, by.at, "wrong-kind", "%q is %s: a meter is changed by a number or by another meter", by.text, sym.Kind)
		return e, true, false
	case sym.Meter == game.Clock:
		sc.fault(s, by.at, "clock-second", "the clock changes no other meter: it stands first, never second")
		return e, true, false
	}
	e.Kind, e.ByMeter, e.By = changeKind(sign.text), true, sym.Meter
	e.Meter, ok = sc.meter(s, name)
	return e, true, ok
}

func (sc scope) meter(s *span, name string) (game.Meter, bool) {
	sym, known := sc.Symbol(name)
	switch {
	case known && sym.Kind != game.MeterSymbol:
		sc.fault(s, 0, "wrong-kind", "%q is %s, which no number changes%s", name, sym.Kind, instead(sym, name))
	case known && sym.Meter == game.Clock && !sc.HasClock():
		sc.fault(s, 0, "no-clock", `this scene has no clock (its front matter would say "clock: 8")`)
	case known:
		return sym.Meter, true
	case !sc.blind():
		sc.fault(s, 0, "unknown-meter", "unknown meter %s%s", quote(name), orDeclare(sc.didYouMeanName(name, isMeterSymbol), "meters"))
	}
	return 0, false
}

// badChange tells of a span that begins with a meter and goes wrong, and
// reports whether it does.
func (sc scope) badChange(s *span) bool {
	name := s.text[:nameLength(s.text)]
	sym, known := sc.Symbol(name)
	switch {
	case known && sym.Kind == game.MeterSymbol:
		sc.fault(s, 0, "bad-change", "a meter is changed by a whole number, as in %s +5, %s -5 or %s = 5", name, name, name)
	case known:
		sc.fault(s, 0, "bad-change", "%q is %s, and alone does nothing%s; a condition is written \"if %s\"", name, sym.Kind, instead(sym, name), name)
	default:
		return false
	}
	return true
}

// unknown tells of a span that is nothing.
func (sc scope) unknown(s *span) {
	first, _ := s.cut()
	lower := strings.ToLower(first)
	hint := sc.didYouMean(lower, append(sc.Names(), keywords...))
	if _, known := sc.Symbol(lower); lower != first && (known || slices.Contains(keywords, lower)) {
		hint = ` (did you mean "` + lower + `"?)`
	}
	sc.faultSpan(s, "unknown-span", "unknown span %s%s: a code span is a guard, an effect or a rule of a choice", quote(s.text), hint)
}
