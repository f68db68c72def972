package scenes

import (
	"go.yaml.in/yaml/v4"

	"cobalt/game"
)

// A header is the front matter of a scene.
type header struct {
	title, place    phrase
	clock           int
	hasClock        bool // it has one, or what it says of one was not understood
	hasCaught       bool // the same of caught
	expired, caught target
	covers          []coverRef
	facts           []game.SceneFact
	symbols         map[string]int // facts by name

	// blind says that the front matter could not be read, so that a name that
	// is not known may be none of its user's fault.
	blind bool
}

// A coverRef is a line of a scene's cover, its item not looked up yet.
type coverRef struct {
	item string
	off  int
	less int
}

// sceneKeys are the keys of a scene's front matter.
var sceneKeys = []string{"title", "place", "clock", "expired", "caught", "cover", "facts"}

// readHeader reads the front matter of a scene.
func readHeader(f *faults) (h *header, body int) {
	h = &header{symbols: map[string]int{}}
	fr, body, broken := readFront(f)
	if broken || fr.root == nil {
		h.blind, h.hasClock, h.hasCaught = broken, broken, broken
		return h, body
	}
	values := fr.fields(fr.root, "a scene", sceneKeys...)
	h.blind = fr.missed("facts")
	h.title = fr.phrase(values["title"], "title", fr.root)
	h.place = fr.phrase(values["place"], "place", fr.root)
	h.readClock(fr, values)
	h.caught = fr.target(values["caught"], "caught")
	h.hasCaught = values["caught"] != nil || fr.missed("caught")
	h.readCover(fr, values["cover"])
	before := f.count()
	h.readFacts(fr, values["facts"])
	h.blind = h.blind || f.count() > before
	return h, body
}

func (h *header) readClock(fr *front, values map[string]*yaml.Node) {
	clock, expired := values["clock"], values["expired"]
	h.clock, _ = fr.number(clock, "clock", 1, game.MaxClock)
	h.expired = fr.target(expired, "expired")
	h.hasClock = clock != nil || fr.missed("clock")
	switch {
	case clock != nil && expired == nil && !fr.missed("expired"):
		fr.add(fr.off(clock), "clock-without-expired", `a scene with a clock says where it goes when the time is up: expired: "#node"`)
	case !h.hasClock && expired != nil:
		fr.add(fr.off(expired), "expired-without-clock", `expired has no use without a clock: write "clock: 8", or take it out`)
	}
}

func (h *header) readCover(fr *front, n *yaml.Node) {
	for _, e := range fr.entries(n, "cover") {
		if less, ok := fr.number(e.value, "a cover", 1, game.SuspicionLimit); ok {
			h.covers = append(h.covers, coverRef{item: e.key, off: e.off, less: less})
		}
	}
}

func (h *header) readFacts(fr *front, n *yaml.Node) {
	if n == nil || isNull(n) {
		return
	}
	if n.Kind != yaml.SequenceNode {
		fr.add(fr.off(n), "bad-facts", "a scene's facts are a list of names: [door_wedged, lamp_out]")
		return
	}
	for _, child := range n.Content {
		if child.Kind != yaml.ScalarNode {
			fr.add(fr.off(child), "bad-facts", "a scene's facts are bare names: they have no text of their own")
			continue
		}
		if !fr.name(child.Value, fr.inner(child)) {
			continue
		}
		if _, twice := h.symbols[child.Value]; twice {
			fr.add(fr.inner(child), "duplicate-name", "%q stands here a second time", child.Value)
			continue
		}
		h.symbols[child.Value] = len(h.facts)
		h.facts = append(h.facts, game.SceneFact{ID: child.Value, Pos: fr.pos(fr.inner(child))})
	}
}
