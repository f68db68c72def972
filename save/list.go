package save

import (
	"cmp"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"cobalt/game"
)

// List loads all slots, the one saved last first. One that cannot be read is
// among them, and says why. The error is that the folder cannot be read; a
// folder that is not there holds none.
func (s *Store) List(story *game.Story) ([]*Mission, error) {
	names, err := s.Names()
	if err != nil {
		return nil, err
	}
	all := make([]*Mission, 0, len(names))
	for _, name := range names {
		m, err := s.Load(name, story)
		switch {
		case errors.Is(err, fs.ErrNotExist): // deleted meanwhile
		case err != nil:
			return nil, err
		default:
			all = append(all, m)
		}
	}
	slices.SortFunc(all, func(a, b *Mission) int {
		return cmp.Or(b.Saved.Compare(a.Saved), b.written.Compare(a.written), strings.Compare(a.Name, b.Name))
	})
	return all, nil
}

func (s *Store) pathOf(file string) string { return filepath.Join(s.dir, file) }
