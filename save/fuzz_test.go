package save

import (
	"path/filepath"
	"strings"
	"testing"
)

// FuzzNames holds names to their promises: every name that a slot may have is found
// again in those of its files, and no name ever leads out of the folder, or to a
// file of another slot.
func FuzzNames(f *testing.F) {
	for _, name := range []string{"a", "a.mission", ".a.mission.1", "../x", "a/b", "nul", ".x.mission.2.mission", "x.mission.1", " ", "\x00", "é", "a.mission.lock"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if slot, ok := slotOf(name); ok {
			if checkOld(slot) != nil || name != fileOf(slot) && name != keptOf(slot, 1) && name != keptOf(slot, 2) && name != keptOf(slot, 3) {
				t.Errorf("file %q is taken for one of slot %q", name, slot)
			}
		}
		if checkOld(name) != nil {
			if CheckName(name) == nil {
				t.Errorf("%q may be made, and not be used", name)
			}
			return
		}
		v := repository{file: fileOf(name)}
		for _, file := range []string{v.file, v.version(1), v.lockFile(), v.temp()} {
			if filepath.Base(file) != file || !filepath.IsLocal(file) || strings.ContainsRune(file, 0) {
				t.Errorf("slot %q has a file %q", name, file)
			}
			slot, ok := slotOf(file)
			if isOne := file == fileOf(name) || file == keptOf(name, 1); ok != isOne || ok && slot != name {
				t.Errorf("file %q of slot %q is taken for one of %q: %v", file, name, slot, ok)
			}
			if isTempOf(file, v.file) != strings.HasSuffix(file, tempExt) {
				t.Errorf("file %q of slot %q: being written is %v", file, name, isTempOf(file, v.file))
			}
		}
	})
}
