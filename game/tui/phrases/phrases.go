package phrases

import (
	"fmt"
	"io/fs"
	"maps"
	"strings"

	"go.yaml.in/yaml/v4"

	"cobalt/game/language"
	"cobalt/game/narration"
	"cobalt/game/narration/transcript"
	"cobalt/game/render/card"
)

// Phrases are the interface's own words in one language. [Fill] puts a value in the
// place of a {name}.
type Phrases struct {
	Header struct {
		Left counted
		Late string
	}
	Status struct {
		Level, Nameless, Trace string
		Meter                  string // a meter of the story: its name and its value
		Carried                counted
		EmptyHanded            string `yaml:"empty_handed"`
	}
	Panel struct {
		Suspicion, Floor, Clock string
		Carried, Known          string
		Scenes, Radio           string // of a wide page
		More                    counted
		Nothing                 string
	}
	Passage struct {
		Above, Below, Takes counted
		Instant             string // in the place of Takes, for a choice that takes no time
	}
	Arrest   arrestPhrases
	Changes  narration.ChangePhrases
	Locked   narration.LockPhrases
	Ending   endingPhrases
	Past     pastPhrases
	Title    titlePhrases
	Briefing BriefingPhrases
	Presets  PresetPhrases
	Search   searchPhrases
	Debrief  debriefPhrases
	Endings  galleryPhrases
	Months   []string        // the twelve months, as dates say them
	Point    string          `yaml:"decimal"` // before the tenths of a number
	SaveFile saveFilePhrases `yaml:"save_file"`
	Settings SettingsPhrases
	Small    struct{ Size, This, Safe string }
	Notices  noticePhrases
	Errors   map[string]string // what errors say in English, and in the language
	Keys     keyPhrases
	Screens  screenPhrases
	Commands commandWords
	Plain    plainPhrases
	Missions missionPhrases
	Replay   replayPhrases
	Map      mapPhrases
	Edits    editPhrases
	Host     hostPhrases
	Today    todayPhrases
	Web      map[string]string // the words of a story's page, which package web takes from the pack

	Transcript transcript.Phrases
	Race       RacePhrases
	Card       card.Phrases
	Sent       sentPhrases
}

type arrestPhrases struct {
	Caught, Late string
	GoOn         string `yaml:"go_on"`
}

type endingPhrases struct {
	Label, Figures, Peak string
	New, Rare            string
	FiguresPlain         string `yaml:"figures_plain"` // of a story without suspicion
	Choices, Minutes     counted
	Again, Rewind        string
	Log, Quit            string
	Debrief, Turning     string
	SaveFile             string `yaml:"save_file"`
	Gallery, Replay      string
}

type noticePhrases struct {
	Unsaved, Locked, Ghost string
	Saving                 string // as long as the run that is shown is not safe yet
	NoFurtherBack          string `yaml:"no_further_back"`
	Stuck, Suspend         string
	Saved                  string
	Suspicion              string // when it rises for the first time ever
	Moved, Remade, Finds   string
	Broken                 string // of the mission saved last, before any run is played
	Profile                string
	ProfileNewer           string `yaml:"profile_newer"`
	NoLanguage             string `yaml:"no_language"` // the story is not told in it
}

type keyPhrases struct {
	Up, Down, Move       string
	Take, Digit          string
	ReadOn               string `yaml:"read_on"`
	ReadBack             string `yaml:"read_back"`
	Top, Bottom          string
	Back, Forward        string
	Rewind               string
	Skip                 string
	AsBefore             string `yaml:"as_before"`
	Endings              string
	GoThere              string `yaml:"go_there"`
	Dossier, Log, Help   string
	Title, Begin         string
	Change               string
	ChangeBack           string `yaml:"change_back"`
	Quit, Close, Suspend string
	Redraw, Scroll       string
	GoOn                 string `yaml:"go_on"`
	Copy                 string // the card of a run
	Names                keyNames
}

type screenPhrases struct {
	Help, Dossier, Log       string
	Carried, Known, Standing string
	People                   string
	NothingCarried           string `yaml:"nothing_carried"`
	NothingKnown             string `yaml:"nothing_known"`
	NobodyMet                string `yaml:"nobody_met"`
	Earlier                  counted
	Began                    string
	Rewind, Start            string
	TakenBack                string `yaml:"taken_back"`
	HelpHere                 string `yaml:"help_here"`
	HelpChoose               string `yaml:"help_choose"`
	HelpRead                 string `yaml:"help_read"`
	HelpLookUp               string `yaml:"help_look_up"`
	HelpRun                  string `yaml:"help_run"`
	HelpAlways               string `yaml:"help_always"`
}

// A Command is a word that the plain mode knows.
type Command struct {
	Words []string // any of them; the first is suggested
	Help  string   // its line in the help
}

type commandWords struct {
	Help, Look, Inventory, Status, Log, Map Command
	Back, Forward, Rewind                   Command
	Save, Missions, Load, Again             Command
	Skip, Before, Endings, Why, Turn, Quit  Command
	Card                                    Command
}

type plainPhrases struct {
	Welcome, Scene    string
	ScenePlace        string `yaml:"scene_place"`
	Picture, Document string
	DocumentEnd       string            `yaml:"document_end"`
	Styles            map[string]string // the words for documents' styles; others are told as they are
	Speaker, Choice   string
	ChoiceTakes       string `yaml:"choice_takes"`
	ChoiceLocked      string `yaml:"choice_locked"`
	Taken, Status     string
	StatusPlain       string `yaml:"status_plain"` // of a story without suspicion
	NoClock           string `yaml:"no_clock"`
	Watched, Floor    string
	WatchedElse       string `yaml:"watched_else"`
	LogRange          string `yaml:"log_range"`
	Suspicion         string
	Trace             string
	SuspicionNameless string `yaml:"suspicion_nameless"`
	Carrying, Knowing string
	Standing, People  string
	Entry, Meter      string
	Ended, Figures    string
	After, Unknown    string
	Meant, Ambiguous  string
	// Lines of the help in a story without suspicion.
	HelpRewind   string `yaml:"help_rewind"`
	HelpAgain    string `yaml:"help_again"`
	Front        string
	FrontFlag    string  `yaml:"front_flag"` // of the program on this machine
	FrontUnknown string  `yaml:"front_unknown"`
	OutOfRange   counted `yaml:"out_of_range"`
	TakenBack    string  `yaml:"taken_back"`
	Help         string
}

// counted is a phrase that depends on a number, {n}.
type counted narration.Counted

// Of returns the phrase for a number, filled in.
func (c counted) Of(n int, pairs ...string) string { return narration.Counted(c).Of(n, pairs...) }

// Takes says how many minutes a choice takes.
func (p *Phrases) Takes(minutes int) string {
	if minutes == 0 {
		return p.Passage.Instant
	}
	return p.Passage.Takes.Of(minutes)
}

// Fill puts values in a phrase.
func Fill(phrase string, pairs ...string) string { return narration.Fill(phrase, pairs...) }

// ProfileTrouble says that the profile could not be used as it is: because a
// newer program wrote it, or because it cannot be read as it is.
func (p *Phrases) ProfileTrouble(newer bool) string {
	if newer {
		return p.Notices.ProfileNewer
	}
	return p.Notices.Profile
}

// Saved says which command takes a run up again.
func (p *Phrases) Saved(command string) string {
	return Fill(p.Notices.Saved, "command", command)
}

// originalLanguage is the language of the interface by default.
const originalLanguage = "en"

// Load reads the interface's words, words/TAG.yaml in fsys, in the first of some
// languages that there is, by default in English. It tells of words that are
// missing and of keys that it does not know.
func Load(fsys fs.FS, tags ...string) (*Phrases, error) {
	name := "words/" + Nearest(fsys, tags) + ".yaml"
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("the interface's words: %w", err)
	}
	p := new(Phrases)
	if err := yaml.Load(data, p, yaml.WithKnownFields()); err != nil {
		return nil, fmt.Errorf("the interface's words, %s: %w", name, err)
	}
	if missing := p.missing(); len(missing) > 0 {
		return nil, fmt.Errorf("the interface's words, %s: no words for %s", name, strings.Join(missing, ", "))
	}
	return p, nil
}

// LoadFor is [Load] with the words that a story says its own way, by key.
func LoadFor(fsys fs.FS, tags []string, own map[string]string) (*Phrases, error) {
	p, err := Load(fsys, tags...)
	if err != nil {
		return nil, err
	}
	return p.With(own)
}

// With returns the phrases with the words that a story says its own way, by key. The
// phrases stay as they are, and are the answer if the story has no words of its own.
func (p *Phrases) With(own map[string]string) (*Phrases, error) {
	if len(own) == 0 {
		return p, nil
	}
	said := *p
	said.Plain.Styles, said.Errors = maps.Clone(p.Plain.Styles), maps.Clone(p.Errors)
	data, err := yaml.Dump(nested(own))
	if err != nil {
		return nil, fmt.Errorf("the story's own words of the interface: %w", err)
	}
	if err := yaml.Load(data, &said, yaml.WithKnownFields()); err != nil {
		return nil, fmt.Errorf("the story's own words of the interface: %w", err)
	}
	return &said, nil
}

// nested returns words by keys such as "panel.clock" as mappings in mappings.
func nested(words map[string]string) map[string]any {
	root := map[string]any{}
	for key, text := range words {
		at, names := root, strings.Split(key, ".")
		for _, name := range names[:len(names)-1] {
			below, ok := at[name].(map[string]any)
			if !ok {
				below = map[string]any{}
				at[name] = below
			}
			at = below
		}
		at[names[len(names)-1]] = text
	}
	return root
}

// Languages returns the tags of the languages that the interface speaks, sorted.
func Languages(fsys fs.FS) []string {
	var tags []string
	entries, _ := fs.ReadDir(fsys, "words") // sorted; a folder that cannot be read has no language
	for _, e := range entries {
		if tag, isWords := strings.CutSuffix(e.Name(), ".yaml"); isWords {
			tags = append(tags, tag)
		}
	}
	return tags
}

// Nearest returns the tag of the words that [Load] reads for some languages.
func Nearest(fsys fs.FS, tags []string) string {
	known := Languages(fsys)
	if i, ok := language.First(tags, known); ok {
		return known[i]
	}
	return originalLanguage
}
