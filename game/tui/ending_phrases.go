package tui

// pastPhrases speak of what earlier runs have shown.
type pastPhrases struct {
	Taken       string // of a choice that was taken in one
	Skipped     counted
	Decide      string
	DecideAgain string `yaml:"decide_again"`
	NeverSo     string `yaml:"never_so"`
	Signs       string
	SignCursor  string `yaml:"sign_cursor"`
	SignLocked  string `yaml:"sign_locked"`
	SignTaken   string `yaml:"sign_taken"`
	SignRecent  string `yaml:"sign_recent"`
}
