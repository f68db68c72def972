package tui

import "cobalt/game"

type titlePhrases struct {
	Continue, New  string
	Settings, Quit string
	Last, Window   string
	LastSaved      string `yaml:"last_saved"`
}

type briefingPhrases struct {
	Title, Ask            string
	Recruit, Agent, Ghost difficultyPhrases
}

// difficultyPhrases name a difficulty and say what it changes.
type difficultyPhrases struct{ Name, About string }

// of returns the phrases of a difficulty.
func (p *briefingPhrases) of(d game.Difficulty) *difficultyPhrases {
	switch d {
	case game.Recruit:
		return &p.Recruit
	case game.Ghost:
		return &p.Ghost
	default:
		return &p.Agent
	}
}

type settingsPhrases struct {
	Title, Fixed, Unkept string
	Theme, Contrast      settingPhrases
	Color                settingPhrases
	Text                 settingPhrases `yaml:"text-speed"`
	Motion               settingPhrases `yaml:"reduced-motion"`
	Measure, Language    settingPhrases
	Difficulty, Timer    settingPhrases
	Mouse                settingPhrases
}

// settingPhrases name a setting and say what it does.
type settingPhrases struct{ Name, About string }

// of returns the phrases of a setting.
func (p *settingsPhrases) of(name string) *settingPhrases {
	return map[string]*settingPhrases{
		"theme": &p.Theme, "contrast": &p.Contrast, "color": &p.Color, "text-speed": &p.Text,
		"reduced-motion": &p.Motion, "measure": &p.Measure, "language": &p.Language,
		"difficulty": &p.Difficulty, "timer": &p.Timer, "mouse": &p.Mouse,
	}[name]
}
