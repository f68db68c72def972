package phrases

// editPhrases speak of a story that is edited while it is played.
type editPhrases struct {
	Same, Moved, Parted string
	Faults              counted
	Old                 string
	Over                string
}
