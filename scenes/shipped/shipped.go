// Package shipped holds the story that comes with the program, packed, so that the
// program starts without compiling it. A test holds the pack against the story's
// folder.
package shipped

import (
	_ "embed"

	"cobalt/game"
	"cobalt/game/pack"
)

//go:generate go test -run TestShipped . -update

//go:embed cobalt.pack
var packed string

// Phrases returns the interface's words in one language; an empty table if there are
// none. The error is one of [pack.OpenOwn].
func Phrases(tag string) (pack.Table, error) {
	all, err := pack.OpenPhrases(packed)
	if err != nil {
		return nil, err
	}
	for _, l := range all {
		if l.Tag == tag {
			return l.Words, nil
		}
	}
	return nil, nil
}

// Story returns the story that comes with the program. Each call returns a story of
// its own. The error, which means that the program's own file is damaged, is one of
// [pack.OpenOwn].
func Story() (*game.Story, error) {
	p, err := pack.OpenOwn(packed)
	if err != nil {
		return nil, err
	}
	return p.Story, nil
}

// Rules returns the story that comes with the program without its words, which a run
// that nobody reads does not need. It takes a fraction of the time and memory of
// [Story].
func Rules() (*game.Story, error) { return pack.OpenRules(packed) }
