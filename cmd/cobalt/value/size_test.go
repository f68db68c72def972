package value

import "testing"

// Any text for a size is refused, or gives a size within bounds that is written as
// it is read.
func FuzzSize(f *testing.F) {
	for _, seed := range []string{"80x24", "0x0", "x", "80x", "80X24", "99999999999999999999x24", "+80x-24", "80x24x1", " 80x24"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		size := Size{80, 24}
		if err := size.Set(text); err != nil {
			if size != (Size{80, 24}) {
				t.Errorf("%q is refused, and sets %s", text, &size)
			}
			return
		}
		if size.Columns < leastColumns || size.Columns > mostColumns || size.Rows < leastRows || size.Rows > mostRows {
			t.Errorf("%q sets %s", text, &size)
		}
		var again Size
		if err := again.Set(size.String()); err != nil || again != size {
			t.Errorf("%q is written %s, and read %s, %v", text, &size, &again, err)
		}
	})
}
