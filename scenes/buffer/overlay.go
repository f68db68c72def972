package buffer

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// An Overlay is a file system in which some files have other texts. Files that
// are only among the texts are there, with their folders.
type Overlay struct {
	Base  fs.FS
	Texts map[string]string // by name in the file system
}

// Open opens a text or a file.
func (o Overlay) Open(name string) (fs.File, error) {
	if text, ok := o.Texts[name]; ok {
		return &file{entry: entry{name: path.Base(name), size: len(text)}, Reader: strings.NewReader(text)}, nil
	}
	return o.Base.Open(name)
}

// Stat describes a text, a file or a folder.
func (o Overlay) Stat(name string) (fs.FileInfo, error) {
	if text, ok := o.Texts[name]; ok {
		return entry{name: path.Base(name), size: len(text)}, nil
	}
	info, err := fs.Stat(o.Base, name)
	if err != nil && o.folder(name) {
		return entry{name: path.Base(name), dir: true}, nil
	}
	return info, err
}

// folder reports whether a text is below a folder.
func (o Overlay) folder(name string) bool {
	for text := range o.Texts {
		if strings.HasPrefix(text, name+"/") {
			return true
		}
	}
	return false
}

// ReadDir lists a folder, sorted, with the texts and folders of texts in it.
func (o Overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.Base, name)
	if err != nil && !o.folder(name) && name != "." {
		return nil, err
	}
	if err != nil && len(o.Texts) == 0 {
		return nil, err
	}
	known := map[string]int{}
	for i, e := range list {
		known[e.Name()] = i
	}
	for text, content := range o.Texts {
		rest, below := text, true
		if name != "." {
			rest, below = strings.CutPrefix(text, name+"/")
		}
		if !below {
			continue
		}
		first, _, deeper := strings.Cut(rest, "/")
		e := entry{name: first, dir: deeper, size: len(content)}
		if i, ok := known[first]; ok {
			if !deeper {
				list[i] = e
			}
			continue
		}
		known[first] = len(list)
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return list, nil
}

// A file is a text that was opened.
type file struct {
	entry
	*strings.Reader
}

func (f *file) Stat() (fs.FileInfo, error) { return f.entry, nil }
func (f *file) Close() error               { return nil }

// Size is that of the text in bytes.
func (f *file) Size() int64 { return f.entry.Size() }

// An entry describes a text, or a folder that only texts are in.
type entry struct {
	name string
	dir  bool
	size int
}

func (e entry) Name() string               { return e.name }
func (e entry) Size() int64                { return int64(e.size) }
func (e entry) ModTime() time.Time         { return time.Time{} }
func (e entry) IsDir() bool                { return e.dir }
func (e entry) Sys() any                   { return nil }
func (e entry) Type() fs.FileMode          { return e.Mode().Type() }
func (e entry) Info() (fs.FileInfo, error) { return e, nil }

func (e entry) Mode() fs.FileMode {
	if e.dir {
		return fs.ModeDir | 0o755
	}
	return 0o644
}
