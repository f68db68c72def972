package phrases

// missionPhrases are the words of all that has to do with kept missions.
type missionPhrases struct {
	Title, Loading, None string
	Unreadable           string
	Where, About         string
	Suspicion            string
	Moment               string // how moments are told, as [time.Time.Format] takes it
	Current              string
	Ended                string
	Mark                 struct{ Changed, Parted, Damaged, Foreign, Newer string }
	Trouble              struct{ Busy, Parted, Damaged, Foreign, Newer, Nothing string }
	Way                  struct{ Copy, Part, Good, Rest, Over, Leave, About string }
	Delete               struct{ Title, Ask, Current, Yes, No, Done string }
	Rename               struct{ Title, Prompt, Done string }
	Save                 struct{ Title, Prompt, Ghost, Done, Name string }
	Fault                struct{ Gone, Taken, Busy, Name, Other string }
	Keys                 struct{ Open, Watch, Rename, Delete, Missions, Save, Accept, Cancel string }
	Plain                struct {
		Entry, Pick   string
		PickSave      string `yaml:"pick_save"`
		NoSuch        string `yaml:"no_such"`
		Left          string
		Rewind        string
		RewindNone    string `yaml:"rewind_none"`
		Redone        string
		NothingUndone string `yaml:"nothing_undone"`
	}
}
