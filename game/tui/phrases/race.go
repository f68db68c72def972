package phrases

// RacePhrases are the words of the timer and of races.
type RacePhrases struct {
	Any, All      string // names of categories
	Heading       string
	Timer         string
	Ready         string
	Of, Possible  string
	Scene, Left   string // heads of columns
	Best          string
	Choices, Over string
	Gold          string // the mark of a split that was never as fast
	Final         string
	ByHand        string `yaml:"by_hand"`
	Again, Next   string

	Result, Figures, Missed string
	First, Record, Stands   string
	NoRecord                string `yaml:"no_record"`
	Least                   string
	LeastBoth               string `yaml:"least_both"`
	LeastChoices            string `yaml:"least_choices"`
	LeastMinutes            string `yaml:"least_minutes"`
	Kept, Unkept            string

	Split     string // in plain mode
	SplitBest string `yaml:"split_best"` // as fast as the best
	SplitLess string `yaml:"split_less"`
	SplitMore string `yaml:"split_more"`
	SplitOver string `yaml:"split_over"`
	SplitGold string `yaml:"split_gold"`
	Status    string
	AfterRace string `yaml:"after_race"`
	AfterRun  string `yaml:"after_run"`
}

// RaceKept tells the path of a race's file.
func (p *Phrases) RaceKept(path string) string { return Fill(p.Race.Kept, "file", path) }
