package web

import (
	"strings"

	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/pack"
)

// original is the language of the interface by default.
const original = "en"

// phrases are the interface's words in one language, by key.
type phrases struct {
	own      map[string]string // those that the story says its own way
	chosen   pack.Table
	fallback pack.Table
}

// phrasesFor returns the interface's words in the language that is nearest to that of
// a story's words.
func phrasesFor(p *pack.Pack, words *game.Words) phrases {
	ph := phrases{own: words.Interface}
	language, _, _ := strings.Cut(words.Tag, "-")
	for i := range p.Phrases {
		switch tag := p.Phrases[i].Tag; {
		case tag == original:
			ph.fallback = p.Phrases[i].Words
			if ph.chosen == nil {
				ph.chosen = ph.fallback
			}
		case tag == words.Tag, tag == language && language != original:
			ph.chosen = p.Phrases[i].Words
		}
	}
	return ph
}

// get returns the phrase of a key.
func (p *phrases) get(key string) string {
	if text, ok := p.own[key]; ok {
		return text
	}
	if text := p.chosen.Get(key); text != "" {
		return text
	}
	return p.fallback.Get(key)
}

// fill returns the phrase of a key, filled in.
func (p *phrases) fill(key string, pairs ...string) string {
	return narration.Fill(p.get(key), pairs...)
}

// counted returns the phrase of a key that depends on a number.
func (p *phrases) counted(key string) narration.Counted {
	return narration.Counted{One: p.get(key + ".one"), Other: p.get(key + ".other")}
}

// takes says how many minutes a choice takes.
func (p *phrases) takes(minutes int) string {
	if minutes == 0 {
		return p.get("passage.instant")
	}
	return p.counted("passage.takes").Of(minutes)
}

// shownByPage are the beginnings of the keys that the page itself uses.
var shownByPage = []string{
	"web.", "panel.", "screens.", "briefing.", "title.continue", "title.new", "ending.label", "ending.again",
	"ending.debrief", "debrief.decided", "debrief.nothing", "debrief.noticed", "debrief.unnoticed", "debrief.turning",
	"endings.", "map.", "notices.", "settings.",
}

// write writes the phrases that the page itself uses.
func (p *phrases) write(w *writer) {
	w.key("words")
	w.open('{')
	for _, begin := range shownByPage {
		for _, word := range p.fallback.Below(begin) {
			w.textAt(word.Key, p.get(word.Key))
		}
	}
	w.shut('}')
}

// narrator returns the narrator of a story in the language of the phrases. A test holds
// it to having every phrase that there is.
func (p *phrases) narrator(story *game.Story, words *game.Words) *narration.Narrator {
	return &narration.Narrator{Story: story, Words: words, Changes: p.changes(), Locked: p.locked()}
}

// A place is where the phrase of a key belongs.
type place struct {
	key string
	to  *string
}

// put puts phrases in their places.
func (p *phrases) put(places []place) {
	for _, at := range places {
		*at.to = p.get(at.key)
	}
}

// changes returns the phrases that tell what a choice changed.
func (p *phrases) changes() *narration.ChangePhrases {
	c := &narration.ChangePhrases{Left: p.counted("changes.left")}
	d, a := &c.Difficulties, &c.Spoken
	p.put([]place{
		{"changes.rise", &c.Rise},
		{"changes.rise_because", &c.RiseBecause},
		{"changes.covered", &c.Covered},
		{"changes.fall", &c.Fall},
		{"changes.set", &c.Set},
		{"changes.level", &c.Level},
		{"changes.asked", &c.Asked},
		{"changes.easier", &c.Easier},
		{"changes.harder", &c.Harder},
		{"changes.cover", &c.Cover},
		{"changes.trace", &c.Trace},
		{"changes.floor", &c.Floor},
		{"changes.lifted", &c.Lifted},
		{"changes.gained", &c.Gained},
		{"changes.lost", &c.Lost},
		{"changes.learned", &c.Learned},
		{"changes.forgot", &c.Forgot},
		{"changes.up", &c.Up},
		{"changes.down", &c.Down},
		{"changes.caught", &c.Caught},
		{"changes.expired", &c.Expired},
		{"changes.difficulties.recruit", &d.Recruit},
		{"changes.difficulties.agent", &d.Agent},
		{"changes.difficulties.ghost", &d.Ghost},
		{"changes.spoken.rise", &a.Rise},
		{"changes.spoken.rise_because", &a.RiseBecause},
		{"changes.spoken.fall", &a.Fall},
		{"changes.spoken.lifted", &a.Lifted},
		{"changes.spoken.up", &a.Up},
		{"changes.spoken.down", &a.Down},
	})
	return c
}

// locked returns the phrases that tell why a choice cannot be taken.
func (p *phrases) locked() *narration.LockPhrases {
	l := &narration.LockPhrases{Minutes: p.counted("locked.minutes")}
	p.put([]place{
		{"locked.needs", &l.Needs},
		{"locked.not_now", &l.NotNow},
		{"locked.and", &l.And},
		{"locked.or", &l.Or},
		{"locked.and_before_i", &l.AndBeforeI},
		{"locked.or_before_o", &l.OrBeforeO},
		{"locked.and_group", &l.AndGroup},
		{"locked.group", &l.Group},
		{"locked.nested", &l.Nested},
		{"locked.item", &l.Item},
		{"locked.without", &l.Without},
		{"locked.fact", &l.Fact},
		{"locked.not_fact", &l.NotFact},
		{"locked.something", &l.Something},
		{"locked.otherwise", &l.Otherwise},
		{"locked.exactly", &l.Exactly},
		{"locked.other_than", &l.OtherThan},
		{"locked.below", &l.Below},
		{"locked.above", &l.Above},
		{"locked.at_least", &l.AtLeast},
		{"locked.at_most", &l.AtMost},
		{"locked.suspicion", &l.Suspicion},
		{"locked.trace", &l.Trace},
		{"locked.clock", &l.Clock},
	})
	return l
}
