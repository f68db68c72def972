package pack

import (
	"io"
	"io/fs"
	"path"
	"strings"
	"time"
)

// FS returns the pack's pictures as a file system, which holds files alone: folders
// cannot be opened.
func (p *Pack) FS() fs.FS {
	files := make(artFS, len(p.Art))
	for _, f := range p.Art {
		files[f.Path] = f.Data
	}
	return files
}

// An artFS holds the texts of files by their paths.
type artFS map[string]string

// Open implements [fs.FS].
func (a artFS) Open(name string) (fs.File, error) {
	data, ok := a[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &artFile{strings.NewReader(data), artInfo{path.Base(name), int64(len(data))}}, nil
}

type artFile struct {
	io.Reader
	info artInfo
}

func (f *artFile) Stat() (fs.FileInfo, error) { return f.info, nil }

func (f *artFile) Close() error { return nil }

type artInfo struct {
	name string
	size int64
}

func (i artInfo) Name() string     { return i.name }
func (i artInfo) Size() int64      { return i.size }
func (artInfo) Mode() fs.FileMode  { return 0o444 }
func (artInfo) ModTime() time.Time { return time.Time{} }
func (artInfo) IsDir() bool        { return false }
func (artInfo) Sys() any           { return nil }
