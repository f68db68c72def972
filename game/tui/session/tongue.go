package session

import (
	"cobalt/game"
	"cobalt/game/language"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/settings"
)

// A Tongue finds the words of the story and of the interface in the language that the
// player wants: the one of the setting, else those of the environment.
type Tongue struct {
	Environment []string // the tags that the environment asks for, the first is wanted most
	Original    string   // the tag of the story's original; empty if nobody said it
	// Load returns the interface's words in the first of some languages that it has,
	// with those that a story says its own way; nil: there is one language.
	Load func(tags []string, own map[string]string) (*phrases.Phrases, error)
}

// wanted returns the languages that a setting asks for.
func (t *Tongue) wanted(setting string) []string {
	switch setting {
	case settings.SystemLanguage:
		return t.Environment
	case settings.OriginalLanguage:
		return []string{t.Original}
	default:
		return []string{setting}
	}
}

// Words returns the story's words in the language of a setting, and whether the story
// has it; if not, they are the original's. What the environment asks for is a wish, so
// the original counts as found.
func (t *Tongue) Words(story *game.Story, setting string) (words *game.Words, found bool) {
	tags := make([]string, len(story.Text))
	for i, w := range story.Text {
		tags[i] = w.Tag
	}
	tags[0] = t.Original
	if setting == settings.OriginalLanguage {
		return story.Text[0], true
	}
	if i, ok := language.First(t.wanted(setting), tags); ok {
		return story.Text[i], true
	}
	return story.Text[0], setting == settings.SystemLanguage
}

// Phrases returns the interface's words in the language of the story's words if it has
// that, else of the setting; nil if there is one language alone.
func (t *Tongue) Phrases(words *game.Words, setting string) (*phrases.Phrases, error) {
	if t.Load == nil {
		return nil, nil
	}
	var tags []string
	var own map[string]string
	if words != nil {
		own = words.Interface
		if words.Tag != "" {
			tags = []string{words.Tag}
		}
	}
	return t.Load(append(tags, t.wanted(setting)...), own)
}

// Speak takes the words of the language of the setting. If the story does not have it,
// a notice says so.
func (s *Session) Speak() error {
	words, found := s.Tongue.Words(s.Story, s.Settings.Language)
	own, err := s.Tongue.Phrases(words, s.Settings.Language)
	if err != nil {
		return err
	}
	s.Words = words
	if own != nil {
		s.Phrases = own
	}
	if !found {
		s.Notice = phrases.Fill(s.Phrases.Notices.NoLanguage, "language", s.Settings.Language)
	}
	return nil
}
