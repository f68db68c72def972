package race

import (
	"encoding/json"
	"fmt"

	"cobalt/game"
)

// A Proof holds the least that any run of one version of a story needs to each
// ending.
type Proof struct {
	Digest       string                `json:"digest"`          // of the story
	Rules        string                `json:"rules,omitempty"` // of the story; empty if not known
	Difficulties map[string][]Shortest `json:"difficulties"`
	// Plays is how many plays at random were made on each difficulty; Random is how
	// many of them came to each ending, by difficulty and ending.
	Plays  int                       `json:"plays,omitempty"`
	Random map[string]map[string]int `json:"random,omitempty"`
}

// Shortest is the least that any run needs to an ending. Choices and minutes are
// each by itself: one run may not have both.
type Shortest struct {
	Ending  string    `json:"ending"`
	Choices int       `json:"choices"`
	Minutes int       `json:"minutes"`
	Splits  []Stretch `json:"splits"` // of a run with the fewest choices; nil if none is at hand
}

// A Stretch is how many choices a shortest run takes in one stay in a scene.
type Stretch struct {
	Scene   string `json:"scene"`
	Choices int    `json:"choices"`
}

// ParseProof reads the text that [Proof.Bytes] writes.
func ParseProof(data []byte) (*Proof, error) {
	p := new(Proof)
	if err := json.Unmarshal(data, p); err != nil {
		return nil, fmt.Errorf("what was proven of the story cannot be read: %w", err)
	}
	return p, nil
}

// Bytes returns the proof as text.
func (p *Proof) Bytes() []byte {
	data, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		panic("race: a proof is plain data: " + err.Error())
	}
	return append(data, '\n')
}

// Of returns the part of the proof for a story on a difficulty. It is empty if
// the proof belongs to another story, to other rules, or to other difficulties. If
// the proof or the story does not name its rules, the digest decides.
func (p *Proof) Of(story *game.Story, d game.Difficulty) Proven {
	if !p.holds(story) {
		return nil
	}
	return p.Difficulties[d.String()]
}

// Share returns which part of the plays at random came to an ending, from 0 to 1. It is
// not known of another story, of other rules, or of an ending that no play came to.
func (p *Proof) Share(story *game.Story, d game.Difficulty, ending string) (share float64, known bool) {
	if !p.holds(story) || p.Plays <= 0 {
		return 0, false
	}
	plays := p.Random[d.String()][ending]
	return float64(plays) / float64(p.Plays), plays > 0
}

// holds reports whether the proof is of a story as it is.
func (p *Proof) holds(story *game.Story) bool {
	switch {
	case p == nil:
		return false
	case p.Rules != "" && story.Rules != "":
		return p.Rules == story.Rules
	default:
		return p.Digest == story.Digest
	}
}

// Proven is the least that any run needs, ending by ending. The nil Proven knows
// nothing.
type Proven []Shortest

// In returns the least that a category can be run in, and whether that is
// proven. In Any, choices and minutes may be those of different endings.
func (p Proven) In(c Category) (least Shortest, ok bool) {
	switch c {
	case All:
		return p.all()
	case Any:
		return p.any()
	}
	for _, s := range p {
		if s.Ending == string(c) {
			return s, true
		}
	}
	return Shortest{}, false
}

func (p Proven) any() (least Shortest, ok bool) {
	for i, s := range p {
		minutes := s.Minutes
		if i > 0 {
			minutes = min(minutes, least.Minutes)
		}
		if i == 0 || s.Choices < least.Choices {
			least = s
		}
		least.Minutes = minutes
	}
	return least, len(p) > 0
}

func (p Proven) all() (least Shortest, ok bool) {
	for _, s := range p {
		least.Choices += s.Choices
		least.Minutes += s.Minutes
		least.Splits = append(least.Splits, Stretch{Scene: s.Ending, Choices: s.Choices})
	}
	return least, len(p) > 0
}

// Least returns the shortest run's value of a measure, and whether there is one:
// real time cannot be proven.
func (s Shortest) Least(m Measure) (int64, bool) {
	switch m {
	case Choices:
		return int64(s.Choices), true
	case Minutes:
		return int64(s.Minutes), true
	default:
		return 0, false
	}
}

// in returns how many choices the shortest way takes in a stay.
func (s *Shortest) in(stay Stay) (int, bool) {
	if s == nil {
		return 0, false
	}
	visit := 0
	for _, stretch := range s.Splits {
		if stretch.Scene != stay.Scene {
			continue
		}
		if visit++; visit == stay.Visit {
			return stretch.Choices, true
		}
	}
	return 0, false
}

// Stretches returns the splits of a run as those of a shortest one.
func Stretches(r *Run) []Stretch {
	list := make([]Stretch, len(r.Splits))
	for i, s := range r.Splits {
		list[i] = Stretch{Scene: s.Scene, Choices: s.Choices}
	}
	return list
}
