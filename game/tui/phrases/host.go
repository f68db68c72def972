package phrases

// hostPhrases are the words of a host to its players, before and after a session.
type hostPhrases struct {
	Guest                string // nothing is kept
	Idle, Whole, Closing string // why the session was ended
	Broken, Unkept       string
	Barred               string // why the session was ended, and no other can be opened
}
