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
func (s *Story) apply(st *State, e *Effect, scene SceneID, rec *Record, from source) {
	if e.move != nil {
		s.applyMeter(st, e, scene, rec, from)
		return
	}
	if e.single {
		st.assign(&e.one, rec, from)
		return
	}
	if e.needs != NoVar && !st.Has(e.needs) {
		return
	}
	for i := range e.assigns {
		st.assign(&e.assigns[i], rec, from)
	}
}

// assign gives a bit a value, and records it if that is new.
func (s *State) assign(a *Assignment, rec *Record, from source) {
	switch {
	case s.Has(a.Var) == a.To:
	case a.To:
		s.set(a.Var)
		rec.add(Event{Kind: a.tells, Var: a.Var, To: 1}, from)
	default:
		s.clear(a.Var)
		rec.add(Event{Kind: a.tells, Var: a.Var, From: 1}, from)
	}
}

// applyMeter applies an effect on a meter.
func (s *Story) applyMeter(st *State, e *Effect, scene SceneID, rec *Record, from source) {
	ev := Event{Kind: MeterChanged, Var: MeterVar(e.Meter), From: int(st.Meters[e.Meter]), CoveredBy: NoItem}
	amount := e.Amount(st)
	if e.Kind == Raise && e.Meter == Suspicion {
		if e.ByMeter && amount <= 0 {
			return // a meter at 0 or below makes no rise
		}
		ev.Asked, ev.Difficulty = amount, st.Difficulty.Rise()
		ev.Cover, ev.CoveredBy = s.BestCover(st, scene)
		amount = max(0, amount+ev.Difficulty-ev.Cover)
	}
	s.setMeter(st, e, e.move(ev.From, amount), ev, rec, from)
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
