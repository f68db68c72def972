package serving

import (
	"fmt"
	"io/fs"
	"sync"

	"cobalt/game/language"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
)

// words are the interface's words in the languages that players read. Each is read once,
// and shared by all sessions, because nothing changes it.
type words struct {
	fsys fs.FS
	mu   sync.Mutex
	read map[string]*phrases.Phrases // by language, and by the words that a story says its own way
}

// tongue returns how the words of a story are found, whose original is in a language.
func (w *words) tongue(original string) func(getenv func(string) string) session.Tongue {
	return func(getenv func(string) string) session.Tongue {
		return session.Tongue{Environment: language.FromEnvironment(getenv), Original: original, Load: w.load}
	}
}

func (w *words) load(tags []string, own map[string]string) (*phrases.Phrases, error) {
	tag := phrases.Nearest(w.fsys, tags)
	key := tag + fmt.Sprint(own) // maps are printed in order
	w.mu.Lock()
	defer w.mu.Unlock()
	if p := w.read[key]; p != nil {
		return p, nil
	}
	p, err := phrases.LoadFor(w.fsys, []string{tag}, own)
	if err != nil {
		return nil, err
	}
	if w.read == nil {
		w.read = map[string]*phrases.Phrases{}
	}
	w.read[key] = p
	return p, nil
}
