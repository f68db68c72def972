package screen

import (
	"slices"
	"sync"

	"charm.land/bubbles/v2/key"

	"cobalt/game/tui/phrases"
)

// MoveKey is up and down as one binding, for the help line.
func MoveKey(does string) key.Binding { return Bind("↑↓", does, "up", "down") }

// Bind makes a binding: the keys' name in the help, their effect, and the keys
// themselves.
func Bind(shown, does string, keys ...string) key.Binding {
	var b key.Binding
	b.SetKeys(lists.list(keys)...)
	b.SetHelp(shown, does)
	return b
}

// lists are the keys of all bindings. They are the same for everybody, and a host keeps the
// bindings of each player.
var lists keyLists

// keyLists holds lists of keys, each once. Any number of goroutines may use it. It grows to
// the lists that the program's screens have.
type keyLists struct {
	mu    sync.RWMutex
	lists [][]string // none of which ever changes
}

// list returns a list of some keys, which is not to be changed; nil of none.
func (l *keyLists) list(keys []string) []string {
	if len(keys) == 0 {
		return nil
	}
	l.mu.RLock()
	known := l.find(keys)
	l.mu.RUnlock()
	if known != nil {
		return known
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if known = l.find(keys); known == nil {
		known = slices.Clip(slices.Clone(keys)) // who appends to it has a list of their own
		l.lists = append(l.lists, known)
	}
	return known
}

func (l *keyLists) find(keys []string) []string {
	for _, known := range l.lists {
		if slices.Equal(known, keys) {
			return known
		}
	}
	return nil
}

// RootKeys work on every screen.
type RootKeys struct {
	Quit, Redraw, Suspend key.Binding
	Leave                 key.Binding // while the window is too small for a screen's own keys
}

// NewRootKeys returns the keys that work on every screen. A program whose terminal is
// elsewhere is not suspended.
func NewRootKeys(p *phrases.Phrases, elsewhere bool) RootKeys {
	k := RootKeys{
		Quit:    Bind("ctrl+c", p.Keys.Quit, "ctrl+c"),
		Redraw:  Bind("ctrl+l", p.Keys.Redraw, "ctrl+l"),
		Suspend: Bind("ctrl+z", p.Keys.Suspend, "ctrl+z"),
		Leave:   Bind("q", p.Keys.Quit, "q", "esc"),
	}
	if elsewhere {
		k.Suspend.Unbind()
	}
	return k
}

// ShortHelp is empty: the screens' own keys matter more.
func (k RootKeys) ShortHelp() []key.Binding { return nil }

// FullHelp lists the keys that always work.
func (k RootKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{{k.Quit, k.Redraw, k.Suspend}}
}

// MenuKeys are the keys of a menu, which mean the same on every screen.
type MenuKeys struct {
	Up, Down, Take, Digit key.Binding
	Help, Quit            key.Binding

	move key.Binding // Up and Down as one, for the help line
}

// NewMenuKeys returns the keys of a menu.
func NewMenuKeys(p *phrases.Phrases) MenuKeys {
	k := &p.Keys
	return MenuKeys{
		Up:    Bind("↑/k", k.Up, "up", "k"),
		Down:  Bind("↓/j", k.Down, "down", "j"),
		Take:  Bind("enter", k.Take, "enter"),
		Digit: Bind("1-9", k.Digit, "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		Help:  Bind("?", k.Help, "?"),
		Quit:  Bind("q", k.Quit, "q"),

		move: MoveKey(k.Move),
	}
}
