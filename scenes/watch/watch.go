// Package watch tells when a story's folder has changed, so that an edit can be
// taken up while the story is played.
//
// It promises that a change is told when everything that belongs to it is there:
// files that are truncated and then written, written beside and then renamed,
// folders that are made, moved away, deleted and put back. A file elsewhere that
// a link in the folder leads to belongs to the folder. The package starts no
// goroutine of its own beside those of the system's watcher, which end with
// [Folder.Close].
//
// It does not say which file has changed: the caller reads the folder again.
// Names that begin with a dot are not watched.
package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Limits of a watch, in folders.
const (
	maxFolders = 512
	maxDepth   = 8 // of folders below the story's own
)

// ErrClosed says that nothing is watched any more.
var ErrClosed = errors.New("nothing is watched any more")

// Options say how patiently changes are waited for. The zero value is the
// default.
type Options struct {
	Quiet   time.Duration // for so long nothing must change; 0: 100 ms
	Longest time.Duration // after so long a change is told in any case; 0: 2 s
	// After returns a channel that gets the time after a while; nil:
	// [time.After].
	After func(time.Duration) <-chan time.Time
}

// A Folder is a folder that is watched with all below it.
type Folder struct {
	root    string // absolute
	options Options
	watcher *fsnotify.Watcher
	linked  map[string]bool // files elsewhere that links in the folder lead to
}

// Open begins to watch a folder, which need not be there yet. An error says that
// the system cannot watch it, or not so many folders.
func Open(dir string, o Options) (*Folder, error) {
	root, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("watching %s: %w", dir, err)
	}
	if o.Quiet == 0 {
		o.Quiet = 100 * time.Millisecond
	}
	if o.Longest == 0 {
		o.Longest = 2 * time.Second
	}
	if o.After == nil {
		o.After = time.After
	}
	f := &Folder{root: root, options: o}
	if f.watcher, err = fsnotify.NewWatcher(); err != nil {
		return nil, fmt.Errorf("watching %s: %w", dir, err)
	}
	if err := f.follow(); err != nil {
		return nil, errors.Join(err, f.watcher.Close())
	}
	return f, nil
}

// Close ends the watching. A [Folder.Next] that waits returns [ErrClosed].
func (f *Folder) Close() error { return f.watcher.Close() }

// Next waits until something has changed since the last time, and then until
// nothing changes for a while. Changes that came meanwhile are told at once. The
// error is ctx's, ErrClosed, or why nothing can be watched any more.
func (f *Folder) Next(ctx context.Context) error {
	if _, err := f.change(ctx, nil, nil); err != nil {
		return err
	}
	longest := f.options.After(f.options.Longest)
	for {
		more, err := f.change(ctx, f.options.After(f.options.Quiet), longest)
		if err != nil || !more {
			return err
		}
	}
}

// change waits for one change, and reports whether there was one before either
// of two times had come.
func (f *Folder) change(ctx context.Context, quiet, longest <-chan time.Time) (bool, error) {
	for {
		select {
		case <-ctx.Done():
			return false, ctx.Err()
		case <-quiet:
			return false, nil
		case <-longest:
			return false, nil
		case err, open := <-f.watcher.Errors:
			return f.failed(err, open)
		case event, open := <-f.watcher.Events:
			if !open {
				return false, ErrClosed
			}
			if f.matters(event) {
				return true, f.refollow(event)
			}
		}
	}
}

// failed handles an error of the system's watcher. If the watcher could not keep
// up, something has changed.
func (f *Folder) failed(err error, open bool) (bool, error) {
	switch {
	case !open:
		return false, ErrClosed
	case errors.Is(err, fsnotify.ErrEventOverflow):
		return true, f.follow()
	default:
		return false, fmt.Errorf("watching %s: %w", f.root, err)
	}
}

// matters reports whether an event can have changed the story: an event within
// the folder, names that begin with a dot left out, of the folder itself or one
// that it is in, or of a file elsewhere that a link leads to.
func (f *Folder) matters(event fsnotify.Event) bool {
	if event.Op == fsnotify.Chmod {
		return false
	}
	return f.moves(event.Name) || f.within(event.Name) || f.linked[event.Name]
}

// moves reports whether a path is the folder's own, or of one that it is in.
func (f *Folder) moves(path string) bool {
	return path == f.root || strings.HasPrefix(f.root, strings.TrimSuffix(path, string(filepath.Separator))+string(filepath.Separator))
}

func (f *Folder) within(path string) bool {
	rest, below := strings.CutPrefix(path, f.root+string(filepath.Separator))
	if !below {
		return false
	}
	for name := range strings.SplitSeq(rest, string(filepath.Separator)) {
		if strings.HasPrefix(name, ".") {
			return false
		}
	}
	return true
}

// refollow watches the folders that are there after an event. If the folder
// itself is another one now, nothing below the former one is watched any more.
func (f *Folder) refollow(event fsnotify.Event) error {
	if event.Op == fsnotify.Write {
		return nil
	}
	if f.moves(event.Name) {
		f.drop(func(path string) bool { return path == f.root || f.within(path) })
	}
	return f.follow()
}

// drop stops watching the folders that which chooses. A folder that cannot be
// dropped is gone anyway.
func (f *Folder) drop(which func(path string) bool) {
	for _, path := range f.watcher.WatchList() {
		if which(path) {
			_ = f.watcher.Remove(path)
		}
	}
}

// follow watches all the folders that there are, and no others.
func (f *Folder) follow() error {
	wanted := map[string]bool{}
	f.linked = map[string]bool{}
	f.above(wanted)
	if err := f.below(wanted, f.root, 0); err != nil {
		return err
	}
	f.drop(func(path string) bool { return !wanted[path] })
	for path := range wanted {
		err := f.watcher.Add(path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("watching %s: %w; the system may watch no more folders", path, err)
		}
	}
	return nil
}

// above adds the folder that the story's folder is in, or the nearest one that
// there is: it tells when the story's folder comes back.
func (f *Folder) above(wanted map[string]bool) {
	for path := f.root; path != filepath.Dir(path); {
		path = filepath.Dir(path)
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			wanted[path] = true
			return
		}
	}
}

// below adds a folder and those in it. One that cannot be read is left out.
func (f *Folder) below(wanted map[string]bool, path string, depth int) error {
	entries, err := os.ReadDir(path)
	if err != nil || depth > maxDepth {
		return nil //nolint:nilerr // a folder that is gone or may not be read is not watched
	}
	wanted[path] = true
	if len(wanted) > maxFolders {
		return fmt.Errorf("watching %s: there are over %d folders in it", f.root, maxFolders)
	}
	for _, e := range entries {
		name := filepath.Join(path, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case isFolder(name, e):
			if err := f.below(wanted, name, depth+1); err != nil {
				return err
			}
		case e.Type()&fs.ModeSymlink != 0:
			f.link(wanted, name)
		}
	}
	return nil
}

// link adds the folder of the file that a link leads to. A link to nothing is
// left out: it is looked at again when it changes.
func (f *Folder) link(wanted map[string]bool, name string) {
	target, err := filepath.EvalSymlinks(name)
	if err != nil {
		return
	}
	if target, err = filepath.Abs(target); err == nil {
		f.linked[target] = true
		wanted[filepath.Dir(target)] = true
	}
}

func isFolder(name string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.IsDir()
	}
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}
