// Package difference writes the comparison of two versions of a story, and of the
// missions that were run on both: as text for people, and as JSON.
//
// Comparing is package compare's; this one only writes. It promises that no
// control character of a file name or an argument reaches the output.
package difference

import "cobalt/game/analysis/compare"

// A Report is a comparison with the names that people know the versions by.
type Report struct {
	*compare.Comparison
	NameA, NameB string // a folder, or the built-in story's name
	Missions     []Mission
	Unread       []error // the mission files that could not be read
	All          bool    // every passage is shown, not the first of each mission
}

// A Mission is a mission file that was run on both versions.
type Mission struct {
	Name string // its path
	*compare.Mission
}

// Same reports whether nothing differs. Files that could not be read do not
// count.
func (r *Report) Same() bool {
	for i := range r.Missions {
		if !r.Missions[i].Same() {
			return false
		}
	}
	return r.Structure.Count() == 0
}
