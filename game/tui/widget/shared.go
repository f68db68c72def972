package widget

import (
	"io/fs"
	"strings"
	"sync"

	"cobalt/game/tui/theme"
)

// Shared holds the pictures of a file system for many galleries: each is read once, and
// drawn once for a look and a width, and then all galleries show the same. What was read
// is never given back, so the file system is one that does not change. Any number of
// goroutines may use it.
type Shared struct {
	fs.FS
	mu       sync.Mutex
	pictures map[string]onceRead
	drawings map[drawing]drawnArt
}

// A onceRead is a picture that was looked for.
type onceRead struct {
	picture
	there bool
}

// A drawing is a picture in a look, behind a margin.
type drawing struct {
	path   string
	styles *theme.Styles
	margin int
}

// A drawnArt is a drawing in lines, which are not to be changed.
type drawnArt struct {
	frames [][]string
	strip  int // the line at which its strip begins, as [picture.strip] says
}

// mostDrawings is how many drawings are kept, each of some kilobytes. If one more is asked
// for, all are dropped first: the few that are in use are soon drawn again.
const mostDrawings = 256

// Share returns the pictures of a file system, to be hung by many.
func Share(fsys fs.FS) *Shared {
	return &Shared{FS: fsys, pictures: map[string]onceRead{}, drawings: map[drawing]drawnArt{}}
}

// read returns a picture. It reads it if nobody has.
func (s *Shared) read(path string) (picture, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, known := s.pictures[path]
	if !known {
		p.picture, p.there = readPicture(s.FS, path)
		s.pictures[path] = p
	}
	return p.picture, p.there
}

// draw returns a drawing of a picture. It draws it if nobody has.
func (s *Shared) draw(p *picture, as drawing) drawnArt {
	s.mu.Lock()
	defer s.mu.Unlock()
	d, known := s.drawings[as]
	if !known {
		if len(s.drawings) == mostDrawings {
			clear(s.drawings)
		}
		d = drawnArt{frames: p.draw(as.styles, strings.Repeat(" ", as.margin)), strip: p.strip()}
		s.drawings[as] = d
	}
	return d
}
