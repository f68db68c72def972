package explicit

// A job brings a layer's states at a node to the end of a link. A job of package
// game's has no link; its entries are the states that the choice led to.
type job struct {
	from    int
	link    *link
	entries []entry
}

// A schedule holds the jobs of a walk that are yet to be done.
type schedule struct {
	jobs   [][]job // by the node or goal to which they lead
	active []int   // the nodes and goals that have jobs
}

// add adds a job that leads to a node or goal.
func (s *schedule) add(to int, j job) {
	if to >= len(s.jobs) {
		s.jobs = append(s.jobs, make([][]job, to+1-len(s.jobs))...)
	}
	if len(s.jobs[to]) == 0 {
		s.active = append(s.active, to)
	}
	s.jobs[to] = append(s.jobs[to], j)
}

// small reports whether the jobs are too few to share out.
func (s *schedule) small() bool {
	n := 0
	for _, to := range s.active {
		for _, j := range s.jobs[to] {
			if n += len(j.entries); n > 512 {
				return false
			}
		}
	}
	return true
}

// fires reports whether any of the jobs that lead to a goal came to it.
func (s *schedule) fires(to int) bool { return s.from(to) >= 0 }

// from returns the first node from which the jobs came to a goal, or -1.
func (s *schedule) from(to int) int {
	for _, j := range s.jobs[to] {
		if j.link == nil {
			return j.from
		}
		for _, r := range j.link.transitions {
			if r.fired && r.count(j.entries) > 0 {
				return j.from
			}
		}
	}
	return -1
}
