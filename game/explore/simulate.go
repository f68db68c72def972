package explore

import (
	"cmp"
	"context"
	"math/bits"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"cobalt/game"
)

// MaxPlay is how many choices a random play may take before it counts as endless.
const MaxPlay = 10_000

// Course is into how many equal stretches a play is cut to see how suspicion
// goes over its course.
const Course = 50

// A Sample is the outcome of random plays. All of it but Elapsed is the same on
// every machine.
type Sample struct {
	Story      *game.Story
	Difficulty game.Difficulty
	Seed       uint64
	Plays      int
	Endings    []int // by ending: how many plays came to it

	Stuck   int // plays that came to a soft-lock
	Looped  int // plays whose diverts went round in circles
	Endless int // plays of more than MaxPlay choices

	Choices, Minutes Spread          // of the plays that ended
	Caught, Late     Incidents       // being caught; being late
	Suspicion        [Course]float64 // the mean, over the course of the plays that ended

	Taken   int // choices in all
	Elapsed time.Duration
}

// A Spread says how a figure is spread over plays.
type Spread struct {
	Min, Median, Max int
	Mean             float64
}

// Incidents say how often something happened.
type Incidents struct {
	Plays int        // in how many plays it did
	Where []Incident // by scene, the most frequent first
}

// An Incident is how often something happened in a scene.
type Incident struct {
	Scene game.SceneID
	Times int
}

// Simulate plays at random: at each node one of the open choices, all of them
// as likely. Play number i depends on the seed and on i alone, so the figures
// are the same whoever plays how many of them at a time. If the context ends
// first, its error comes with the sample of the plays that were made, which are
// the first ones; nil if there are none.
func Simulate(ctx context.Context, s *game.Story, d game.Difficulty, plays int, seed uint64) (*Sample, error) {
	return Watch(ctx, s, d, plays, seed, nil)
}

// A Watcher is told the steps of plays, one after the other: the choice that was
// taken, at which node, and the events that followed. A play's first step has
// NoChoice.
type Watcher func(choice game.ChoiceID, at game.NodeID, events []game.Event)

// Watch plays as [Simulate] does, and has it watched. Each of those who play at
// the same time asks once for a watcher of its own, before all begin; which plays
// it is told of is chance. The events are good until the watcher returns.
func Watch(ctx context.Context, s *game.Story, d game.Difficulty, plays int, seed uint64, watcher func() Watcher) (*Sample, error) {
	begun := time.Now()
	var next atomic.Int64
	var wait sync.WaitGroup
	tallies := make([]*tally, runtime.GOMAXPROCS(0))
	for w := range tallies {
		tallies[w] = newTally(s)
		watch := Watcher(func(game.ChoiceID, game.NodeID, []game.Event) {})
		if watcher != nil {
			watch = watcher()
		}
		wait.Go(func() {
			p := player{story: s, difficulty: d, seed: seed, tally: tallies[w], watch: watch}
			for ctx.Err() == nil { // asked first, so that the plays that are made are the first ones
				i := next.Add(1) - 1
				if i >= int64(plays) {
					return
				}
				p.play(uint64(i))
			}
		})
	}
	wait.Wait()
	made := min(int(next.Load()), plays)
	if err := ctx.Err(); made == 0 && err != nil {
		return nil, err
	}
	all := tallies[0]
	for _, t := range tallies[1:] {
		all.add(t)
	}
	sample := all.sample()
	sample.Story, sample.Difficulty, sample.Seed, sample.Plays = s, d, seed, made
	sample.Elapsed = time.Since(begun)
	if made < plays {
		return sample, ctx.Err()
	}
	return sample, nil
}

// A tally counts, in whole numbers, so that the order of counting is nothing.
type tally struct {
	endings                []int
	stuck, looped, endless int
	choices, minutes       map[int]int // by how many: in how many plays
	caught, late           []int       // by scene
	caughtPlays, latePlays int
	levels, samples        [Course]int
	taken                  int
}

func newTally(s *game.Story) *tally {
	return &tally{
		endings: make([]int, len(s.Endings)), choices: map[int]int{}, minutes: map[int]int{},
		caught: make([]int, len(s.Scenes)), late: make([]int, len(s.Scenes)),
	}
}

func (t *tally) add(o *tally) {
	for _, p := range []struct{ to, from []int }{
		{t.endings, o.endings}, {t.caught, o.caught}, {t.late, o.late}, {t.levels[:], o.levels[:]}, {t.samples[:], o.samples[:]},
	} {
		for i, n := range p.from {
			p.to[i] += n
		}
	}
	for n, plays := range o.choices {
		t.choices[n] += plays
	}
	for n, plays := range o.minutes {
		t.minutes[n] += plays
	}
	t.stuck, t.looped, t.endless = t.stuck+o.stuck, t.looped+o.looped, t.endless+o.endless
	t.caughtPlays, t.latePlays, t.taken = t.caughtPlays+o.caughtPlays, t.latePlays+o.latePlays, t.taken+o.taken
}

func (t *tally) sample() *Sample {
	s := &Sample{
		Endings: t.endings, Stuck: t.stuck, Looped: t.looped, Endless: t.endless, Taken: t.taken,
		Choices: spreadOf(t.choices), Minutes: spreadOf(t.minutes),
		Caught: incidents(t.caughtPlays, t.caught), Late: incidents(t.latePlays, t.late),
	}
	for i, n := range t.samples {
		if n > 0 {
			s.Suspicion[i] = float64(t.levels[i]) / float64(n)
		}
	}
	return s
}

func spreadOf(plays map[int]int) (s Spread) {
	var values []int
	total, sum := 0, 0
	for v, n := range plays {
		values = append(values, v)
		total, sum = total+n, sum+v*n
	}
	if total == 0 {
		return s
	}
	slices.Sort(values)
	s.Min, s.Max, s.Mean = values[0], values[len(values)-1], float64(sum)/float64(total)
	before := 0
	for _, v := range values {
		if before += plays[v]; 2*before >= total {
			s.Median = v
			break
		}
	}
	return s
}

func incidents(plays int, byScene []int) Incidents {
	in := Incidents{Plays: plays}
	for i, n := range byScene {
		if n > 0 {
			in.Where = append(in.Where, Incident{game.SceneID(i), n})
		}
	}
	slices.SortStableFunc(in.Where, func(a, b Incident) int { return cmp.Compare(b.Times, a.Times) })
	return in
}

// A player plays one run after the other.
type player struct {
	story      *game.Story
	difficulty game.Difficulty
	seed       uint64
	tally      *tally
	watch      Watcher
	random     rand.PCG
	record     game.Record // of the last step
	options    []game.Option
	levels     []int // of suspicion, after each step

	scene        game.SceneID // the one that was entered last
	caught, late bool         // whether the run ever was
}

// play plays run number i.
func (p *player) play(i uint64) {
	p.random.Seed(p.seed, i)
	p.levels = p.levels[:0]
	p.scene, p.caught, p.late = p.story.Nodes[p.story.Start].Scene, false, false
	p.record.Reset()
	st, err := p.story.Begin(p.difficulty, &p.record)
	p.see(game.NoChoice, game.NoNode)
	for ; err == nil && st.Ending == 0; p.tally.taken++ {
		p.levels = append(p.levels, st.Suspicion())
		open := p.open(&st)
		if len(open) == 0 || len(p.levels) > MaxPlay {
			break
		}
		pick, _ := bits.Mul64(p.random.Uint64(), uint64(len(open)))
		at, choice := st.Node, open[pick].Choice
		p.record.Reset()
		err = p.story.Advance(&st, choice, &p.record)
		p.see(p.story.Nodes[at].First+game.ChoiceID(choice), at)
	}
	p.count(&st, err)
}

func (p *player) open(st *game.State) []game.Option {
	p.options = p.story.Options(st, p.options[:0])
	n := 0
	for _, o := range p.options {
		p.options[n] = o
		if !o.Locked {
			n++
		}
	}
	return p.options[:n]
}

// see tells a step, and counts the scenes in which the run was caught and late: those
// that were left for it.
func (p *player) see(choice game.ChoiceID, at game.NodeID) {
	t := p.tally
	for i := range p.record.Events {
		switch e := &p.record.Events[i]; e.Kind {
		case game.Entered:
			p.scene = p.story.Nodes[e.Node].Scene
		case game.Caught:
			t.caught[p.scene]++
			p.caught = true
		case game.Expired:
			t.late[p.scene]++
			p.late = true
		default: // nothing that is counted
		}
	}
	p.watch(choice, at, p.record.Events)
}

// count counts the run that was played.
func (p *player) count(st *game.State, err error) {
	t := p.tally
	if p.caught {
		t.caughtPlays++
	}
	if p.late {
		t.latePlays++
	}
	switch {
	case err != nil:
		t.looped++
	case st.Ending != 0:
		t.endings[st.Ending-1]++
		t.choices[int(st.Choices)]++
		t.minutes[int(st.Minutes)]++
		p.countLevels(st.Suspicion())
	case len(p.levels) > MaxPlay:
		t.endless++
	default:
		t.stuck++
	}
}

func (p *player) countLevels(last int) {
	p.levels = append(p.levels, last)
	for i := range Course {
		p.tally.levels[i] += p.levels[i*len(p.levels)/Course]
		p.tally.samples[i]++
	}
}
