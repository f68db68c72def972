package save

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing/fstest"
	"time"
)

// A memory is a folder on a disk that is as mean as a disk may be. Data that was
// written and not synced may be there in part, sector by sector; changes to names
// that were not synced may each be there or not, in any order. Data that a failed
// sync was to bring to the disk never gets there, though later syncs claim it.
type memory struct {
	names  map[string]*inode // as programs see them
	stable map[string]*inode // as the disk has them
	ops    []op              // between the two, in order
	locks  map[string]bool
	inodes int
	now    time.Time

	calls int
	fault func(call string, n int) fault
	after func(call string) // nil, or told of every call that was made

	lieFile, lieFolder, noLinks bool // sync does nothing, and says it did; a file has one name
}

// A fault is the failure of a call.
type fault struct {
	err  error
	done bool // the call fails, and did its work all the same
}

// An inode is a file, whatever it is called.
type inode struct {
	id     int
	data   []byte // as programs see it
	stable []byte // as the disk has it
	dirty  bool   // the two differ, and any mixture may be on the disk
	failed bool   // a sync failed: no later one helps
	at     time.Time
}

// An op is a change to the names: to is given to the inode, from taken from it.
type op struct {
	from, to string
	ino      *inode
	sure     bool // a sync brought it to the disk
	lost     bool // a sync failed to: no later one helps
}

func newMemory() *memory {
	return &memory{names: map[string]*inode{}, stable: map[string]*inode{}, locks: map[string]bool{}, now: time.Unix(1_800_000_000, 0)}
}

// store returns a store in the folder.
func (m *memory) store() *Store {
	clock := func() time.Time { return m.now }
	return &Store{dir: "memory", clock: clock, open: func(bool) (folder, error) {
		if err := m.call("open folder", nil); err != nil {
			return nil, err
		}
		return m, nil
	}}
}

// call makes a call that can fail.
func (m *memory) call(name string, work func() error) error {
	m.calls++
	m.now = m.now.Add(time.Second)
	var f fault
	if m.fault != nil {
		f = m.fault(name, m.calls)
	}
	err := f.err
	if work != nil && (f.err == nil || f.done) {
		if e := work(); err == nil {
			err = e
		}
	}
	if m.after != nil {
		m.after(name)
	}
	return err
}

func (m *memory) push(o op) {
	o.apply(m.names)
	m.ops = append(m.ops, o)
}

func (o op) apply(names map[string]*inode) {
	if o.from != "" && names[o.from] == o.ino {
		delete(names, o.from)
	}
	if o.to != "" {
		names[o.to] = o.ino
	}
}

func (m *memory) Create(name string, _ fs.FileMode) (file, error) {
	var f *memoryFile
	err := m.call("create", func() error {
		if m.names[name] != nil {
			return fs.ErrExist
		}
		m.inodes++
		ino := &inode{id: m.inodes, at: m.now}
		m.push(op{to: name, ino: ino})
		f = &memoryFile{m: m, ino: ino}
		return nil
	})
	return f, err
}

func (m *memory) Open(name string) (file, error) {
	var f *memoryFile
	err := m.call("open", func() error {
		ino := m.names[name]
		if ino == nil {
			return fs.ErrNotExist
		}
		f = &memoryFile{m: m, ino: ino}
		return nil
	})
	return f, err
}

func (m *memory) Lstat(name string) (info fs.FileInfo, err error) {
	err = m.call("lstat", func() error {
		ino := m.names[name]
		if ino == nil {
			return fs.ErrNotExist
		}
		info, err = ino.info(name)
		return err
	})
	return info, err
}

// info is the file as the system describes it.
func (ino *inode) info(name string) (fs.FileInfo, error) {
	return fs.Stat(fstest.MapFS{name: {Data: ino.data, ModTime: ino.at, Mode: 0o600}}, name)
}

func (m *memory) Link(from, to string) error {
	return m.call("link", func() error {
		switch {
		case m.noLinks:
			return errors.ErrUnsupported
		case m.names[from] == nil:
			return fs.ErrNotExist
		case m.names[to] != nil:
			return fs.ErrExist
		}
		m.push(op{to: to, ino: m.names[from]})
		return nil
	})
}

func (m *memory) Rename(from, to string) error {
	call := "rename"
	if !strings.HasPrefix(to, ".") {
		call = "rename in place" // of the slot's file
	}
	return m.call(call, func() error {
		switch ino := m.names[from]; ino {
		case nil:
			return fs.ErrNotExist
		case m.names[to]: // two names of one file: nothing happens
		default:
			m.push(op{from: from, to: to, ino: ino})
		}
		return nil
	})
}

func (m *memory) Remove(name string) error {
	return m.call("remove", func() error {
		if m.names[name] == nil {
			return fs.ErrNotExist
		}
		m.push(op{from: name, ino: m.names[name]})
		return nil
	})
}

func (m *memory) Names() (names []string, err error) {
	err = m.call("list", func() error {
		names = slices.Collect(maps.Keys(m.names))
		return nil
	})
	return names, err
}

// Sync brings the names as they are now to the disk. If it fails, each change that
// it was to bring there is lost or not, for good.
func (m *memory) Sync() error {
	if m.lieFolder {
		return m.call("sync folder", nil)
	}
	err := m.call("sync folder", func() error {
		for i := range m.ops {
			m.ops[i].sure = !m.ops[i].lost
		}
		if !slices.ContainsFunc(m.ops, func(o op) bool { return o.lost }) {
			m.stable, m.ops = maps.Clone(m.names), nil
		}
		return nil
	})
	for i := range m.ops {
		m.ops[i].lost = m.ops[i].lost || err != nil && !m.ops[i].sure
	}
	return err
}

func (m *memory) Lock(name string) (lock, error) {
	err := m.call("lock", func() error {
		if m.locks[name] {
			return ErrBusy
		}
		if m.names[name] == nil {
			m.inodes++
			m.push(op{to: name, ino: &inode{id: m.inodes}})
		}
		m.locks[name] = true
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &memoryLock{m, name}, nil
}

func (m *memory) Holds(name string, _ lock) bool { return m.names[name] != nil && m.locks[name] }

func (m *memory) Close() error { return nil }

type memoryLock struct {
	m    *memory
	name string
}

func (l *memoryLock) Unlock() error { delete(l.m.locks, l.name); return nil }

// A memoryFile is a file that is open.
type memoryFile struct {
	m   *memory
	ino *inode
	at  int
}

func (f *memoryFile) Read(p []byte) (n int, err error) {
	err = f.m.call("read", func() error {
		if n = copy(p, f.ino.data[f.at:]); n == 0 && len(p) > 0 {
			return io.EOF
		}
		f.at += n
		return nil
	})
	return n, err
}

// Write writes all, or, if it fails, half of it.
func (f *memoryFile) Write(p []byte) (n int, err error) {
	n = len(p)
	err = f.m.call("write", func() error {
		f.write(p)
		return nil
	})
	if err != nil {
		n /= 2
		f.write(p[:n])
	}
	return n, err
}

func (f *memoryFile) write(p []byte) {
	f.ino.data = append(slices.Clip(f.ino.data), p...)
	f.ino.dirty, f.ino.at = true, f.m.now
}

func (f *memoryFile) Sync() error {
	if f.m.lieFile {
		return f.m.call("sync", nil)
	}
	err := f.m.call("sync", func() error {
		if !f.ino.failed {
			f.ino.stable, f.ino.dirty = f.ino.data, false
		}
		return nil
	})
	f.ino.failed = f.ino.failed || err != nil
	return err
}

func (f *memoryFile) Stat() (info fs.FileInfo, err error) {
	err = f.m.call("stat", func() error { info, err = f.ino.info("f"); return err })
	return info, err
}

func (f *memoryFile) Chmod(fs.FileMode) error { return f.m.call("chmod", nil) }

func (f *memoryFile) Close() error { return f.m.call("close", nil) }
