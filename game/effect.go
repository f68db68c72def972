package game

// An EffectKind says what an [Effect] does.
type EffectKind uint8

// The kinds of effects.
const (
	Gain    EffectKind = iota // gain ITEM
	Lose                      // lose ITEM
	LoseAll                   // lose all, or lose all but Keep
	Learn                     // learn FACT
	Forget                    // forget FACT
	Raise                     // METER +N
	Lower                     // METER -N
	Set                       // METER = N
)

// An Effect changes the state.
type Effect struct {
	Kind   EffectKind
	Var    Var      // what it changes; NoVar for LoseAll. Filled in by Seal for bits
	Ref    int      // Gain, Lose: ItemID. Learn, Forget: FactID, or the index into Scene.Facts
	Scenes bool     // Learn, Forget: the fact is the scene's own
	Meter  Meter    // Raise, Lower, Set
	N      int      // Raise, Lower, Set: the amount, as written
	Keep   []ItemID // LoseAll: what is kept
	Pos    Pos
}

// Writes returns the variables that the effect may change in the given scene.
func (e *Effect) Writes(s *Story) []Var {
	switch e.Kind {
	case LoseAll:
		var vars []Var
		for i := range s.Items {
			if !e.keeps(ItemID(i)) {
				vars = append(vars, s.ItemVar(ItemID(i)))
			}
		}
		return vars
	case Raise, Lower, Set:
		if e.Meter == Trace {
			return []Var{MeterVar(Trace), MeterVar(Suspicion)} // the floor lifts it
		}
		return []Var{MeterVar(e.Meter)}
	default:
		return []Var{e.Var}
	}
}

// Reads returns the variables on which the effect's result depends, beside
// what it changes: a rise of suspicion depends on the covers of its scene and,
// like every change of suspicion, on the floor that trace is.
func (e *Effect) Reads(s *Story, scene SceneID) []Var {
	switch {
	case e.Kind < Raise:
		return nil
	case e.Meter == Trace:
		if e.Kind == Set {
			return []Var{MeterVar(Suspicion)}
		}
		return []Var{MeterVar(Trace), MeterVar(Suspicion)}
	case e.Meter != Suspicion:
		if e.Kind == Set {
			return nil
		}
		return []Var{MeterVar(e.Meter)}
	}
	vars := []Var{MeterVar(Trace)}
	if e.Kind != Set {
		vars = append(vars, MeterVar(Suspicion))
	}
	if e.Kind == Raise {
		for _, c := range s.Scenes[scene].Covers {
			vars = append(vars, s.ItemVar(c.Item))
		}
	}
	return vars
}

func (e *Effect) keeps(item ItemID) bool {
	for _, k := range e.Keep {
		if k == item {
			return true
		}
	}
	return false
}

// Bounds returns the least and the greatest value of a meter.
func (s *Story) Bounds(m Meter) (lo, hi int) {
	switch m {
	case Suspicion:
		return 0, SuspicionLimit
	case Trace:
		return 0, TraceLimit
	case Clock:
		return 0, MaxClock
	default:
		d := &s.Meters[m-FirstDeclared]
		return d.Min, d.Max
	}
}

// BestCover returns what is taken off a rise of suspicion in this scene, and
// the carried item that does it; 0 and NoItem where nothing covers.
func (s *Story) BestCover(st *State, scene SceneID) (less int, item ItemID) {
	item = NoItem
	for _, c := range s.Scenes[scene].Covers {
		if c.Less > less && st.Has(s.ItemVar(c.Item)) {
			less, item = c.Less, c.Item
		}
	}
	return less, item
}

// apply applies one effect, written in the given scene, and records it.
func (s *Story) apply(st *State, e *Effect, scene SceneID, rec *Record, from source) {
	switch e.Kind {
	case Gain, Learn:
		if !st.Has(e.Var) {
			st.set(e.Var)
			rec.add(Event{Kind: gainedOrLearned(e.Kind), Var: e.Var, To: 1}, from)
		}
	case Lose, Forget:
		s.drop(st, e.Var, lostOrForgot(e.Kind), rec, from)
	case LoseAll:
		for i := range s.Items {
			if !e.keeps(ItemID(i)) {
				s.drop(st, s.ItemVar(ItemID(i)), Lost, rec, from)
			}
		}
	default:
		s.applyMeter(st, e, scene, rec, from)
	}
}

func gainedOrLearned(k EffectKind) EventKind {
	if k == Gain {
		return Gained
	}
	return Learned
}

func lostOrForgot(k EffectKind) EventKind {
	if k == Lose {
		return Lost
	}
	return Forgot
}

func (s *Story) drop(st *State, v Var, kind EventKind, rec *Record, from source) {
	if st.Has(v) {
		st.clear(v)
		rec.add(Event{Kind: kind, Var: v, From: 1}, from)
	}
}

func (s *Story) applyMeter(st *State, e *Effect, scene SceneID, rec *Record, from source) {
	ev := Event{Kind: MeterChanged, Var: MeterVar(e.Meter), From: int(st.Meters[e.Meter]), CoveredBy: NoItem}
	value := e.N
	switch e.Kind {
	case Raise:
		rise := e.N
		if e.Meter == Suspicion {
			ev.Asked, ev.Difficulty = e.N, st.Difficulty.Rise()
			ev.Cover, ev.CoveredBy = s.BestCover(st, scene)
			rise = max(0, e.N+ev.Difficulty-ev.Cover)
		}
		value = ev.From + rise
	case Lower:
		value = ev.From - e.N
	}
	s.setMeter(st, e, value, ev, rec, from)
}

func (s *Story) setMeter(st *State, e *Effect, value int, ev Event, rec *Record, from source) {
	lo, hi := s.Bounds(e.Meter)
	if e.Meter == Suspicion {
		lo = st.Floor()
	}
	if e.Meter == Clock {
		if e.Kind == Set {
			st.Running = true
		} else if !st.Running {
			return // a stopped clock reads 0 until it is set
		}
	}
	ev.To = min(max(value, lo), hi)
	st.Meters[e.Meter] = int16(ev.To)
	if ev.To != ev.From || ev.Asked > 0 {
		rec.add(ev, from)
	}
	if e.Meter == Trace && st.Suspicion() < st.Floor() {
		lift := Event{Kind: MeterChanged, Var: MeterVar(Suspicion), From: st.Suspicion(), To: st.Floor(), CoveredBy: NoItem, Lifted: true}
		st.Meters[Suspicion] = int16(lift.To)
		rec.add(lift, from)
	}
}
