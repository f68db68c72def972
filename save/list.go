package save

import (
	"cmp"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

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

// Limits of [Store.Newest]: how many slots of the story it loads at most, and how
// many in all. Those of other stories cost little, because they are not replayed.
const (
	mostTried  = 50
	mostLooked = 1000
)

// Newest loads slots, the one last written to first, until one suits, and returns
// that; nil if none of the story's first fifty does. The error is that the folder
// cannot be read.
func (s *Store) Newest(story *game.Story, suits func(*Mission) bool) (*Mission, error) {
	names, err := s.Names()
	if err != nil || len(names) == 0 {
		return nil, err
	}
	d, err := s.open(false)
	if err != nil {
		return nil, s.fail("", "listed", err)
	}
	defer d.Close()
	written := make(map[string]time.Time, len(names))
	for _, name := range names {
		if info, err := d.Lstat(fileOf(name)); err == nil {
			written[name] = info.ModTime()
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return written[b].Compare(written[a]) })
	tried := 0
	for _, name := range names[:min(len(names), mostLooked)] {
		m := s.load(d, name, 0, story)
		if suits(m) {
			return m, nil
		}
		if m.State != Foreign {
			tried++
		}
		if tried == mostTried {
			break
		}
	}
	return nil, nil
}

func (s *Store) pathOf(file string) string { return filepath.Join(s.dir, file) }
