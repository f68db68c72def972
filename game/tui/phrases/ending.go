package phrases

// pastPhrases speak of earlier runs.
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

// debriefPhrases explain a run that has ended.
type debriefPhrases struct {
	Title     string
	Peak      string
	Noticed   string
	Unnoticed string
	Decided   string
	Looking   string
	Nothing   string
	NotYet    string `yaml:"not_yet"`

	Choice, Label string // a choice with its scene, and alone
	Turn          string
	Before        counted
	BeforeAtLeast counted `yaml:"before_at_least"`
	After         counted
	AfterThis     string `yaml:"after_this"`
	Instead       string

	Open       string
	Shut       string
	ShutUnseen counted `yaml:"shut_unseen"`
	ShutKnown  string  `yaml:"shut_known"`
	Made       string
	Chance     string

	Turning    string
	NotTaken   string `yaml:"not_taken"`
	PlainTurn  string `yaml:"plain_turn"`
	PlainTurns string `yaml:"plain_turns"`

	Endings string
	Found   string
}

// galleryPhrases speak of all the endings there are.
type galleryPhrases struct {
	Title          string
	Found, Now     string
	Day            string
	Choices, Times counted
	None           string // of them is found
	NoHint         string `yaml:"no_hint"`
	PlainFound     string `yaml:"plain_found"`
	PlainHint      string `yaml:"plain_hint"`
}

// saveFilePhrases ask for a path.
type saveFilePhrases struct {
	Title, About, Written string
}

// searchPhrases ask for a text to look for.
type searchPhrases struct {
	Title, Ask, Nothing  string
	Find, Next, Previous string // keys
}

// sentPhrases speak of a card that was copied.
type sentPhrases struct {
	Title, About string
	Picture      string // how the card becomes a picture
	Again        string // the key that copies once more
}
