package widget

import (
	"io/fs"
	"sync"
)

// Shared holds the pictures of a file system for many galleries: each is read once, and
// then all galleries show the same. What it holds is never given back, so the file system
// is one that does not change. Any number of goroutines may use it.
type Shared struct {
	fs.FS
	mu       sync.Mutex
	pictures map[string]onceRead
}

// A onceRead is a picture that was looked for.
type onceRead struct {
	picture
	there bool
}

// Share returns the pictures of a file system, to be hung by many.
func Share(fsys fs.FS) *Shared { return &Shared{FS: fsys, pictures: map[string]onceRead{}} }

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
