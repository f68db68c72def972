package save

import "io/fs"

// An Option changes how a store reaches the disk.
type Option func(*Store)

// OnSync has a function make every sync of a file and of the folder. It is given
// the sync itself, and its error is that of the sync. Tests use it for disks that
// are slow or that fail.
func OnSync(sync func(do func() error) error) Option {
	return func(s *Store) {
		open := s.open
		s.open = func(create bool) (folder, error) {
			d, err := open(create)
			if err != nil {
				return nil, err
			}
			return &syncedFolder{d, sync}, nil
		}
	}
}

// A syncedFolder is a folder whose syncs a function makes.
type syncedFolder struct {
	folder
	sync func(do func() error) error
}

func (d *syncedFolder) Create(name string, perm fs.FileMode) (file, error) {
	f, err := d.folder.Create(name, perm)
	if err != nil {
		return nil, err
	}
	return &syncedFile{f, d.sync}, nil
}

func (d *syncedFolder) Sync() error { return d.sync(d.folder.Sync) }

type syncedFile struct {
	file
	sync func(do func() error) error
}

func (f *syncedFile) Sync() error { return f.sync(f.file.Sync) }
