package game

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

// BestCover returns by how much a carried item lessens a rise of suspicion in this
// scene, and that item; 0 and NoItem if nothing covers.
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
func (m *machine) apply(a *act, scene SceneID, from source) {
	switch a.way {
	case setsBit, clearsBit:
		m.assign(a.at, a.way == setsBit, a.tells, from)
	case assignsAll:
		m.assignAll(m.story.code.compound[a.n], from)
	case movesMeter:
		before := m.st.Meters[a.meter]
		after := min(max(a.moved(int(before), a.amount(m.st)), int(a.lo)), int(a.hi))
		m.st.Meters[a.meter] = int16(after)
		if m.rec != nil && after != int(before) {
			m.rec.add(Event{Kind: MeterChanged, Var: MeterVar(a.meter), From: int(before), To: after, CoveredBy: NoItem}, from)
		}
	case movesBuiltIn:
		m.moveBuiltIn(a, scene, from)
	}
}

// amount returns the amount of an effect on a meter in a state.
func (a *act) amount(st *State) int {
	if a.reads {
		return int(st.Meters[a.by])
	}
	return int(a.n)
}

// moved returns the value that the effect makes of a meter's by an amount.
func (a *act) moved(before, amount int) int { return int(a.keeps)*before + int(a.sign)*amount }

// assignAll gives several bits their values, if the bit that the effect needs is set.
func (m *machine) assignAll(e *Effect, from source) {
	if e.needs != NoVar && !m.st.Has(e.needs) {
		return
	}
	for i := range e.assigns {
		a := &e.assigns[i]
		m.assign(a.Var, a.To, a.tells, from)
	}
}

// assign gives a bit a value, and records it if that is new.
func (m *machine) assign(v Var, to bool, tells EventKind, from source) {
	if m.st.Has(v) == to {
		return
	}
	m.st.Bits[v/64%(MaxBits/64)] ^= 1 << (v % 64)
	if m.rec != nil {
		ev := Event{Kind: tells, Var: v, From: 1}
		if to {
			ev.From, ev.To = 0, 1
		}
		m.rec.add(ev, from)
	}
}

// moveBuiltIn applies an effect on a built-in meter.
func (m *machine) moveBuiltIn(a *act, scene SceneID, from source) {
	st := m.st
	ev := Event{Kind: MeterChanged, Var: MeterVar(a.meter), From: int(st.Meters[a.meter]), CoveredBy: NoItem}
	amount := a.amount(st)
	if a.kind == Raise && a.meter == Suspicion {
		if a.reads && amount <= 0 {
			return // a meter at 0 or below makes no rise
		}
		cover, item := m.story.BestCover(st, scene)
		ev.Asked, ev.Difficulty, ev.Cover, ev.CoveredBy = int32(amount), int32(st.Difficulty.Rise()), int32(cover), item
		amount = max(0, amount+st.Difficulty.Rise()-cover)
	}
	m.setBuiltIn(a, a.moved(ev.From, amount), ev, from)
}

func (m *machine) setBuiltIn(a *act, value int, ev Event, from source) {
	st, lo := m.st, int(a.lo)
	if a.meter == Suspicion {
		lo = st.Floor()
	}
	if a.meter == Clock {
		if a.kind == Set {
			st.Running = true
		} else if !st.Running {
			return // a stopped clock reads 0 until it is set
		}
	}
	ev.To = min(max(value, lo), int(a.hi))
	st.Meters[a.meter] = int16(ev.To)
	if ev.To != ev.From || ev.Asked > 0 {
		m.rec.add(ev, from)
	}
	if a.meter == Trace && st.Suspicion() < st.Floor() {
		lift := Event{Kind: MeterChanged, Var: MeterVar(Suspicion), From: st.Suspicion(), To: st.Floor(), CoveredBy: NoItem, Lifted: true}
		st.Meters[Suspicion] = int16(lift.To)
		m.rec.add(lift, from)
	}
}
