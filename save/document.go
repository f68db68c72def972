package save

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync/atomic"
	"time"

	"cobalt/game/mission"
)

// A Document is a file that any number of programs read, and change for a moment
// each: settings, a profile. It is written as slots are, with a lock and
// versions kept; its lock is held only while it is changed. It holds nothing
// open, and any number of goroutines may use it.
type Document struct {
	open  func(create bool) (folder, error)
	dir   string
	file  string
	check func(path string, data []byte) error
	pause func() // between two tries to have the lock
	// unsure says that the last change failed. The contents that the document
	// seems to have may not be on the disk, and are written anew even if nothing
	// changes.
	unsure atomic.Bool
}

// OpenDocument returns the document at a path, whose folder is made when it is
// first changed. It does not touch the disk.
//
// Check returns an error if the contents are wrong. An error that is [ErrNewer]
// says that a newer program wrote the document, which is then never touched. Any
// other error says that it is damaged.
func OpenDocument(path string, check func(path string, data []byte) error) *Document {
	dir := filepath.Dir(path)
	return &Document{
		open: func(create bool) (folder, error) { return openDisk(dir, create) },
		dir:  dir, file: filepath.Base(path), check: check,
		pause: func() { time.Sleep(lockPause) },
	}
}

// How long a document's lock is waited for: two seconds in all. Whoever has it
// only writes one file.
const (
	lockPause = 10 * time.Millisecond
	lockWaits = 200
)

// Path returns the document's path.
func (doc *Document) Path() string { return filepath.Join(doc.dir, doc.file) }

// A Found is a document as it was read.
type Found struct {
	// Data is the contents, or, if these are damaged, the last good version; nil
	// if there is neither.
	Data []byte
	// Version is 0 if Data is the document's own; from 1 up it is the number of a
	// version before it.
	Version int
	// Problem says why the document itself could not be used; nil if it was, or if
	// there is none. It is ErrNewer if a newer program wrote the document.
	Problem error
	// Aside is the path of the file that the damaged document was kept as, before
	// something new took its place; empty if that did not happen.
	Aside string

	own []byte // the document's own file, good or not; nil if there is none
}

// Read reads the document. That it is damaged, or newer, is no error, but a
// [Found] that says so; nor is it one that there is no document. Errors are
// [ErrNoFile], that it is over 8 MiB, or the system's.
func (doc *Document) Read() (Found, error) {
	d, err := doc.open(false)
	if errors.Is(err, fs.ErrNotExist) {
		return Found{}, nil
	}
	if err != nil {
		return Found{}, doc.fail("read", err)
	}
	defer d.Close()
	found, err := doc.find(d)
	return found, doc.fail("read", err)
}

// Change calls a function with the contents, nil if there are none that are good,
// and writes its result in their place, while no other program can. It returns the
// document as it was before, once the disk has it as it is now. If the function
// returns the same contents, or an error, nothing is written.
//
// A document that is damaged is first kept under another name. Errors are
// [ErrNewer], [ErrBusy], [ErrNoFile], the function's or the system's; the
// document is then as it was, and changing it can be tried again.
func (doc *Document) Change(change func(old []byte) ([]byte, error)) (Found, error) {
	d, err := doc.open(true)
	if err != nil {
		return Found{}, doc.fail("written", err)
	}
	defer d.Close()
	r := repository{open: doc.open, file: doc.file}
	if err := doc.wait(&r, d); err != nil {
		return Found{}, doc.fail("written", err)
	}
	found, err := doc.change(d, &r, change)
	return found, doc.fail("written", errors.Join(err, r.release(d)))
}

// wait waits for the lock.
func (doc *Document) wait(r *repository, d folder) error {
	err := r.hold(d)
	for i := 0; i < lockWaits && errors.Is(err, ErrBusy); i++ {
		doc.pause()
		err = r.hold(d)
	}
	return err
}

// change changes the document while its lock is held.
func (doc *Document) change(d folder, r *repository, change func(old []byte) ([]byte, error)) (Found, error) {
	found, err := doc.find(d)
	switch {
	case err != nil:
		return found, err
	case errors.Is(found.Problem, ErrNewer):
		return found, found.Problem
	}
	data, err := change(found.Data)
	if err != nil || found.Problem == nil && bytes.Equal(data, found.own) && !doc.unsure.Load() {
		return found, err
	}
	switch {
	case len(data) == 0:
		return found, ErrEmpty
	case len(data) > mission.MaxSize:
		return found, mission.ErrTooLarge
	}
	if found.Problem != nil {
		if found.Aside, err = doc.setAside(d, r, found.own); err != nil {
			return found, err
		}
	} else {
		r.last = found.own
	}
	doc.unsure.Store(true)
	if err := r.replace(d, data); err != nil {
		return found, err
	}
	doc.unsure.Store(false)
	return found, nil
}

// find reads the document, or the last good version of one that is damaged.
func (doc *Document) find(d folder) (Found, error) {
	data, _, err := read(d, doc.file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Found{}, nil
	case err != nil:
		return Found{}, err
	}
	found := Found{own: data, Problem: doc.verify(doc.file, data)}
	switch {
	case found.Problem == nil:
		found.Data = data
	case !errors.Is(found.Problem, ErrNewer):
		doc.findGood(d, &found)
	}
	return found, nil
}

// findGood finds the last good version.
func (doc *Document) findGood(d folder, found *Found) {
	r := repository{file: doc.file}
	for n := 1; n <= Versions; n++ {
		data, _, err := read(d, r.version(n))
		if err == nil && doc.verify(r.version(n), data) == nil {
			found.Data, found.Version = data, n
			return
		}
	}
}

func (doc *Document) verify(file string, data []byte) error {
	path := filepath.Join(doc.dir, file)
	if len(data) == 0 {
		return &Error{Path: path, Did: "read", Err: ErrEmpty}
	}
	return doc.check(path, data)
}

// mostAside is how many damaged documents are kept beside one.
const mostAside = 1000

// setAside gives the damaged document a second name, and returns that path once
// the disk has it.
func (doc *Document) setAside(d folder, r *repository, own []byte) (string, error) {
	for n := 1; n <= mostAside; n++ {
		name := asideOf(doc.file, n)
		switch data, _, err := read(d, name); {
		case err == nil && bytes.Equal(data, own):
			// A try before this one failed, and the disk may not have the name.
			if err := d.Remove(name); err != nil {
				return "", err
			}
		case err == nil, !errors.Is(err, fs.ErrNotExist):
			continue
		}
		return filepath.Join(doc.dir, name), doc.nameAside(d, r, own, name)
	}
	return "", fmt.Errorf("%d damaged ones are kept beside it already", mostAside)
}

func (doc *Document) nameAside(d folder, r *repository, own []byte, name string) error {
	err := d.Link(doc.file, name)
	if err != nil {
		err = r.copyTo(d, own, name)
	}
	if err != nil {
		return err
	}
	return d.Sync()
}

// asideOf is the name that a damaged document is kept as.
func asideOf(file string, n int) string {
	if n == 1 {
		return file + ".damaged"
	}
	return fmt.Sprintf("%s.damaged-%d", file, n)
}

// fail names the document and the attempt in an error; nil stays nil.
func (doc *Document) fail(did string, err error) error {
	var done *Error
	if err == nil || errors.As(err, &done) && !errors.Is(err, ErrEmpty) {
		return err
	}
	return &Error{Path: doc.Path(), Did: did, Err: err}
}
