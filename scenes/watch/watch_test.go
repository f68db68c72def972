package watch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// patience is the time after which a test that waits for a change fails.
const patience = 2 * time.Minute

// atOnce returns a channel whose time has come.
func atOnce(time.Duration) <-chan time.Time {
	done := make(chan time.Time, 1)
	done <- time.Time{}
	return done
}

// story makes a folder in a folder, with a file and two folders in it, and
// watches it.
func story(t *testing.T, after func(time.Duration) <-chan time.Time) (dir string, f *Folder) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "in", "story")
	write(t, dir, "story.md", "one")
	write(t, dir, "es/story.md", "uno")
	write(t, dir, ".git/HEAD", "main")
	f, err := Open(dir, Options{After: after})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return dir, f
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	check(t, os.MkdirAll(filepath.Dir(path), 0o700))
	check(t, os.WriteFile(path, []byte(text), 0o600))
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// next waits for a change.
func next(t *testing.T, f *Folder) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := f.Next(ctx); err != nil {
		t.Fatalf("waiting for a change: %v", err)
	}
}

// TestTells holds that each way to change a story is told, of editors and of
// people, and that the next change is told as well.
func TestTells(t *testing.T) {
	for name, change := range map[string]func(t *testing.T, dir string){
		"written":  func(t *testing.T, dir string) { write(t, dir, "story.md", "two") },
		"appended": appended,
		"renamed over": func(t *testing.T, dir string) {
			write(t, dir, ".story.md.tmp", "two")
			check(t, os.Rename(filepath.Join(dir, ".story.md.tmp"), filepath.Join(dir, "story.md")))
		},
		"backed up and written anew": func(t *testing.T, dir string) {
			check(t, os.Rename(filepath.Join(dir, "story.md"), filepath.Join(dir, "story.md~")))
			write(t, dir, "story.md", "two")
			check(t, os.Remove(filepath.Join(dir, "story.md~")))
		},
		"removed":            func(t *testing.T, dir string) { check(t, os.Remove(filepath.Join(dir, "story.md"))) },
		"made":               func(t *testing.T, dir string) { write(t, dir, "prison.md", "one") },
		"in a folder":        func(t *testing.T, dir string) { write(t, dir, "es/story.md", "dos") },
		"in a new folder":    func(t *testing.T, dir string) { write(t, dir, "art/lamps/one.txt", "*") },
		"a folder removed":   func(t *testing.T, dir string) { check(t, os.RemoveAll(filepath.Join(dir, "es"))) },
		"all of it removed":  func(t *testing.T, dir string) { check(t, os.RemoveAll(dir)) },
		"all of it moved":    func(t *testing.T, dir string) { check(t, os.Rename(dir, dir+"-old")) },
		"all above it moved": func(t *testing.T, dir string) { check(t, os.Rename(filepath.Dir(dir), filepath.Dir(dir)+"-old")) },
		"all of it exchanged": func(t *testing.T, dir string) {
			write(t, dir+"-new", "story.md", "two")
			check(t, os.RemoveAll(dir))
			check(t, os.Rename(dir+"-new", dir))
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir, f := story(t, atOnce)
			change(t, dir)
			next(t, f)
			// In any case a change that is written now is told, in a folder new or old.
			for i := range 2 {
				write(t, dir, "es/story.md", fmt.Sprint(i))
				settle(t, f, filepath.Join(dir, "es"))
			}
		})
	}
}

func appended(t *testing.T, dir string) {
	file, err := os.OpenFile(filepath.Join(dir, "story.md"), os.O_APPEND|os.O_WRONLY, 0)
	check(t, err)
	_, err = file.WriteString("two")
	check(t, errors.Join(err, file.Close()))
}

// settle waits for changes until a folder is watched, and for one in it.
func settle(t *testing.T, f *Folder, path string) {
	t.Helper()
	for next(t, f); ; next(t, f) {
		for _, watched := range f.watcher.WatchList() {
			if watched == path {
				write(t, path, "last.md", "last")
				next(t, f)
				return
			}
		}
	}
}

// TestLinkExchanged holds that a link to the folder which is set anew is
// followed.
func TestLinkExchanged(t *testing.T) {
	top := t.TempDir()
	write(t, top, "a/story.md", "one")
	write(t, top, "b/story.md", "two")
	link := filepath.Join(top, "story")
	if err := os.Symlink("a", link); err != nil {
		t.Skip("no links here:", err)
	}
	f, err := Open(link, Options{After: atOnce})
	check(t, err)
	defer f.Close()
	check(t, os.Symlink("b", link+"-new"))
	check(t, os.Rename(link+"-new", link))
	next(t, f)
	write(t, top, "b/story.md", "three")
	next(t, f)
}

// TestLinkedFiles holds that files elsewhere that links in the folder lead to are
// part of it, whichever way an editor writes them.
func TestLinkedFiles(t *testing.T) {
	top := t.TempDir()
	write(t, top, "real/story.md", "one")
	write(t, top, "real/other.md", "x")
	write(t, top, "story/a.md", "a")
	link := filepath.Join(top, "story", "story.md")
	if err := os.Symlink(filepath.Join("..", "real", "story.md"), link); err != nil {
		t.Skip("no links here:", err)
	}
	f, err := Open(filepath.Join(top, "story"), Options{After: atOnce})
	check(t, err)
	defer f.Close()
	write(t, top, "real/story.md", "two")
	next(t, f)
	write(t, top, "real/story.md.new", "three")
	check(t, os.Rename(filepath.Join(top, "real", "story.md.new"), filepath.Join(top, "real", "story.md")))
	next(t, f)
	write(t, top, "real/story.md", "four")
	next(t, f)
	target, err := filepath.EvalSymlinks(link)
	check(t, err)
	other := filepath.Join(filepath.Dir(target), "other.md")
	if f.matters(fsnotify.Event{Name: other, Op: fsnotify.Write}) {
		t.Error("a file that no link leads to is part of the story")
	}
	check(t, os.Remove(link))
	for f.matters(fsnotify.Event{Name: target, Op: fsnotify.Write}) {
		next(t, f) // until the change of the link is told
	}
}

// TestGathers holds that changes that come together are told once, when it is
// quiet.
func TestGathers(t *testing.T) {
	asked := make(chan chan time.Time)
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	dir, f := story(t, func(d time.Duration) <-chan time.Time {
		timer := make(chan time.Time, 1)
		if d == 100*time.Millisecond {
			select {
			case asked <- timer:
			case <-ctx.Done():
			}
		}
		return timer
	})
	told := make(chan error, 1)
	go func() { told <- f.Next(ctx) }()
	quiet := func() chan time.Time {
		select {
		case timer := <-asked:
			return timer
		case err := <-told:
			t.Fatalf("it is told before it was quiet: %v", err)
			return nil
		}
	}
	var timer chan time.Time
	for range 4 { // each a change, after which it waits for quiet anew
		write(t, dir, "story.md", "two")
		timer = quiet()
	}
	for { // as quiet as it gets: what was written may come as several changes
		timer <- time.Time{}
		select {
		case timer = <-asked:
		case err := <-told:
			check(t, err)
			return
		}
	}
}

// TestToldInTheEnd holds that changes to a folder that never rests are told, too.
func TestToldInTheEnd(t *testing.T) {
	dir, f := story(t, func(d time.Duration) <-chan time.Time {
		if d == 2*time.Second {
			return atOnce(d)
		}
		return nil // it is never quiet
	})
	write(t, dir, "story.md", "two")
	next(t, f)
}

// TestMatters lists events that can have changed the story, and others.
func TestMatters(t *testing.T) {
	dir, f := story(t, atOnce)
	for path, want := range map[string]bool{
		filepath.Join(dir, "story.md"):        true,
		filepath.Join(dir, "es", "prison.md"): true,
		dir:                                   true,
		filepath.Dir(dir):                     true,
		filepath.Dir(dir) + "/other":          false,
		dir + "-old":                          false,
		filepath.Join(dir, ".story.md.swp"):   false,
		filepath.Join(dir, ".git", "HEAD"):    false,
		"/":                                   true,
	} {
		if got := f.matters(fsnotify.Event{Name: filepath.FromSlash(path), Op: fsnotify.Create}); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
	if f.matters(fsnotify.Event{Name: filepath.Join(dir, "story.md"), Op: fsnotify.Chmod}) {
		t.Error("who may read it does not change it")
	}
	for _, watched := range f.watcher.WatchList() {
		if filepath.Base(watched) == ".git" {
			t.Error("a folder that begins with a dot is watched")
		}
	}
}

// TestEnds holds that a wait ends with its context, and with the folder.
func TestEnds(t *testing.T) {
	_, f := story(t, atOnce)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := f.Next(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	told := make(chan error)
	go func() { told <- f.Next(t.Context()) }()
	check(t, f.Close())
	if err := <-told; !errors.Is(err, ErrClosed) {
		t.Errorf("the error is %v", err)
	}
}

// TestOverflow holds that a watcher which could not keep up tells of a change.
func TestOverflow(t *testing.T) {
	_, f := story(t, atOnce)
	if changed, err := f.failed(fsnotify.ErrEventOverflow, true); !changed || err != nil {
		t.Errorf("changed: %v, %v", changed, err)
	}
	if _, err := f.failed(os.ErrPermission, true); !errors.Is(err, os.ErrPermission) {
		t.Errorf("the error is %v", err)
	}
}

// TestTooMany holds that a folder with far too many folders is refused.
func TestTooMany(t *testing.T) {
	dir := t.TempDir()
	for i := range maxFolders + 1 {
		check(t, os.Mkdir(filepath.Join(dir, fmt.Sprint(i)), 0o700))
	}
	if f, err := Open(dir, Options{}); err == nil {
		f.Close()
		t.Error("it is watched")
	}
}
