package phrases

// mapPhrases are the words of the map.
type mapPhrases struct {
	Entry               string // on the title screen
	Title, Found, Scene string
	NeverFound          string `yaml:"never_found"`
	ThisRun             string `yaml:"this_run"`
	Earlier, Never      string
	Here                string
	Keys                struct {
		Open, Left, Right, Next, Before, Scenes, Whole, One, Here string
	}
	Words struct {
		Total, Scene       string
		Unfound            counted
		Here, Way, Earlier string
		Never              counted
	}
}
