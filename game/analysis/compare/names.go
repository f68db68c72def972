package compare

// A Names holds the differences between the things of one kind, by name.
type Names struct {
	Added, Removed []string
	Renamed        []Renamed
	Changed        []Changed
}

// A Renamed is a thing that has another name now.
type Renamed struct{ Was, Now string }

// A Changed is a thing that both versions have and that differs, under its name in
// the second.
type Changed struct {
	Name  string
	Words bool // what a reader reads of it
	Rules bool // what it asks for, does, and leads to
	// The rules in either version, a line for each block that has some, as the
	// author writes them. The lines may be the same if they govern other words.
	RulesA, RulesB []string
}

// Same reports whether nothing differs.
func (n *Names) Same() bool { return n.Count() == 0 }

// Count returns the number of differences.
func (n *Names) Count() int {
	return len(n.Added) + len(n.Removed) + len(n.Renamed) + len(n.Changed)
}

// An entry is one thing of a version.
type entry struct {
	name         string
	words, rules string
	whole        string // the rules, and the words that each governs
	// keys are texts by which it is known under another name, the surest first. A
	// key counts only if it is not empty, and no other thing has it.
	keys []string
}

// compareNames compares all things of one kind.
func compareNames(a, b []entry) Names { return tell(a, b, pair(a, b)) }

// pair returns, for each entry of a, the entry of b that it became. Entries that
// are gone are not in it.
func pair(a, b []entry) (became map[int]int) {
	became = sameNames(a, b)
	for pass := 0; rename(a, b, became, pass); pass++ {
	}
	return became
}

// sameNames pairs the entries that have the same name.
func sameNames(a, b []entry) map[int]int {
	byName := make(map[string]int, len(b))
	for i := range b {
		byName[b[i].name] = i
	}
	became := make(map[int]int, len(a))
	for i := range a {
		if j, ok := byName[a[i].name]; ok {
			became[i] = j
		}
	}
	return became
}

// rename pairs entries that are left and share a key that no other has. It reports
// whether any entry has such a key at all.
func rename(a, b []entry, became map[int]int, pass int) (goes bool) {
	taken := make(map[int]bool, len(became))
	for _, j := range became {
		taken[j] = true
	}
	left, more := byKey(a, pass, func(i int) bool { _, ok := became[i]; return !ok })
	right, others := byKey(b, pass, func(j int) bool { return !taken[j] })
	for key, i := range left {
		if j, ok := right[key]; ok && i >= 0 && j >= 0 {
			became[i] = j
		}
	}
	return more && others
}

// byKey finds entries by one of their keys; a key that several have stands at -1.
func byKey(list []entry, pass int, free func(int) bool) (found map[string]int, some bool) {
	found = map[string]int{}
	for i := range list {
		if pass >= len(list[i].keys) {
			continue
		}
		some = true
		key := list[i].keys[pass]
		if key == "" || !free(i) {
			continue
		}
		if _, twice := found[key]; twice {
			i = -1
		}
		found[key] = i
	}
	return found, some
}

// tell returns the differences that the pairs show.
func tell(a, b []entry, became map[int]int) (n Names) {
	was := make(map[int]int, len(became))
	for i := range a {
		if j, ok := became[i]; ok {
			was[j] = i
		} else {
			n.Removed = append(n.Removed, a[i].name)
		}
	}
	for j := range b {
		i, ok := was[j]
		if !ok {
			n.Added = append(n.Added, b[j].name)
			continue
		}
		if a[i].name != b[j].name {
			n.Renamed = append(n.Renamed, Renamed{a[i].name, b[j].name})
		}
		if c := a[i].changed(&b[j]); c.Words || c.Rules {
			n.Changed = append(n.Changed, c)
		}
	}
	return n
}

// changed returns how an entry differs from its former self. Rules count as other
// rules if the same rules govern the same words, but not each its own.
func (e *entry) changed(now *entry) Changed {
	c := Changed{Name: now.name, Words: e.words != now.words}
	c.Rules = e.rules != now.rules || !c.Words && e.whole != now.whole
	if c.Rules {
		c.RulesA, c.RulesB = split(e.rules), split(now.rules)
	}
	return c
}
