package compare

import (
	"slices"

	"cobalt/game"
	"cobalt/game/mission"
)

// Options say how a file is run on both versions.
type Options struct {
	// Difficulty overrides the file's; nil leaves that, or agent.
	Difficulty *game.Difficulty
}

// A Mission is the comparison of two versions under one file.
type Mission struct {
	A, B *mission.Result
	// Parted is the choice at which one version went on and the other did not; nil
	// if both came to the same line.
	Parted *Parted
	// Expected are the expectations that hold in one version alone.
	Expected []Expected
	// State lists the differences between the states at the end.
	State []Value
	// Passages are the passages whose words differ, or that lead elsewhere.
	Passages []Passage
}

// Same reports whether nothing differs.
func (m *Mission) Same() bool {
	return m.Parted == nil && len(m.Expected)+len(m.State)+len(m.Passages) == 0
}

// A Parted is a choice that one version takes and the other does not.
type Parted struct {
	Line    int    // of the file, from 1
	Choice  string // as the file has it; empty where the story cannot even begin
	ByFirst bool   // it is the first version that does not take it
	Why     string // one sentence
	Notes   []string
	At      string   // the node at which it is not taken
	Open    []string // the ids of what could have been chosen there
	Locked  []string // the ids of what is shown there, and locked
}

// An Expected is an expectation that holds in one version alone.
type Expected struct {
	Line    int
	Message string // what failed, where it does
	InFirst bool   // it holds in the first version
}

// A Passage is the text that a choice, or the beginning, shows in both versions.
type Passage struct {
	Line   int    // of the file; 0: the beginning
	Choice string // as the file has it
	AtA    string // where the run came to rest in each
	AtB    string
	A, B   []string // the lines that each shows
}

// Run runs a file on both versions. The error is a [*mission.StoryError] if the
// file is a mission of another story than the first version.
func (c *Comparison) Run(file *mission.File, opt Options) (*Mission, error) {
	if err := file.Check(c.A); err != nil {
		return nil, err
	}
	file = file.Clone()
	file.Digest = "" // that the story changed need not be said
	first, err := c.a.play(file, opt)
	if err != nil {
		return nil, err
	}
	second, err := c.b.play(file, opt)
	if err != nil {
		return nil, err
	}
	m := &Mission{A: first.result, B: second.result}
	m.Parted = parted(first, second)
	m.Expected = expected(first, second)
	m.State = c.values(first.result, second.result)
	m.Passages = c.passages(first, second)
	return m, nil
}

// A play is the run of a file on one version.
type play struct {
	file   *mission.File
	result *mission.Result
	steps  []step
}

// A step is a choice, or the beginning, with the text that it shows and the node
// that it leads to.
type step struct {
	line *mission.Line // nil: the beginning
	at   game.NodeID
	text []string
}

func (v *version) play(file *mission.File, opt Options) (*play, error) {
	p := &play{file: file}
	file.Story = v.ID
	result, err := mission.Run(v.Story, file, mission.Options{
		Difficulty: opt.Difficulty, Words: v.Text[1:],
		Observe: func(s *mission.Step) { p.steps = append(p.steps, v.step(s)) },
	})
	p.result = result
	return p, err
}

func (v *version) step(s *mission.Step) step {
	out := step{line: s.Line, at: s.After.Node}
	for i := range s.Record.Blocks {
		out.text = appendLines(out.text, v.words.Shown(s.Record, i))
	}
	return out
}

// stopped returns the failure that ended a play before the end of the file, or
// nil.
func (p *play) stopped() *mission.Failure {
	if p.result.Ran == len(p.file.Lines) || len(p.result.Failures) == 0 {
		return nil
	}
	return &p.result.Failures[len(p.result.Failures)-1]
}

// parted returns the choice at which one play went on and the other did not.
func parted(a, b *play) *Parted {
	whyA, whyB := a.stopped(), b.stopped()
	switch {
	case whyB != nil && (whyA == nil || whyB.Line < whyA.Line):
		return newParted(b, whyB, false)
	case whyA != nil && (whyB == nil || whyA.Line < whyB.Line):
		return newParted(a, whyA, true)
	default:
		return nil
	}
}

func newParted(p *play, why *mission.Failure, byFirst bool) *Parted {
	res := p.result
	d := &Parted{
		Line: why.Line, ByFirst: byFirst, Why: why.Message, Notes: why.Notes, At: res.At(),
		Open: []string{}, Locked: []string{},
	}
	if line := &p.file.Lines[res.Ran]; line.Kind == mission.Choice {
		d.Choice = line.Choice.String()
	}
	for _, o := range res.Story.Options(&res.State, nil) {
		id := res.Story.NodeChoices(res.State.Node)[o.Choice].ID
		if o.Locked {
			d.Locked = append(d.Locked, id)
		} else {
			d.Open = append(d.Open, id)
		}
	}
	return d
}

// expected returns the expectations that both plays came to, and that hold in
// one of them alone.
func expected(a, b *play) []Expected {
	var list []Expected
	inA, inB := a.failed(), b.failed()
	for i := range min(a.result.Ran, b.result.Ran) {
		line := &a.file.Lines[i]
		msgA, failsA := inA[line.Number]
		msgB, failsB := inB[line.Number]
		switch {
		case line.Kind != mission.Expect || failsA == failsB:
		case failsB:
			list = append(list, Expected{line.Number, msgB, true})
		default:
			list = append(list, Expected{line.Number, msgA, false})
		}
	}
	return list
}

// failed returns the messages of the failures in a play, by line.
func (p *play) failed() map[int]string {
	lines := map[int]string{}
	for i := range p.result.Failures {
		f := &p.result.Failures[i]
		lines[f.Line] = f.String()
	}
	return lines
}

// passages returns the steps that both plays took, and that are not the same in
// both.
func (c *Comparison) passages(a, b *play) []Passage {
	var list []Passage
	for i := range min(len(a.steps), len(b.steps)) {
		s, t := &a.steps[i], &b.steps[i]
		if c.a.now[s.at] == c.b.now[t.at] && slices.Equal(s.text, t.text) {
			continue
		}
		p := Passage{AtA: c.A.NodeRef(s.at), AtB: c.B.NodeRef(t.at), A: s.text, B: t.text}
		if s.line != nil {
			p.Line, p.Choice = s.line.Number, s.line.Choice.String()
		}
		list = append(list, p)
	}
	return list
}
