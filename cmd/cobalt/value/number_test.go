package value

import "testing"

func TestMemoryFlag(t *testing.T) {
	for _, tt := range []struct {
		text string
		want string
	}{
		{"4GiB", "4GiB"},
		{"512MiB", "512MiB"},
		{"1536M", "1536MiB"},
		{"2G", "2GiB"},
		{"2GB", "1953125KiB"},
		{"1.5GiB", "1536MiB"},
		{"1048576", "1MiB"},
		{"2000000B", "2000000"},
		{" 3 GiB", "3GiB"},
		{"", ""},
		{"GiB", ""},
		{"-1GiB", ""},
		{"0", ""},
		{"1000000000000GiB", ""},
		{"many", ""},
		{"NaN", ""},
		{"InfGiB", ""},
		{"10KiB", ""},
	} {
		var f Bytes
		err := f.Set(tt.text)
		if got := f.String(); err == nil && got != tt.want || (err != nil) != (tt.want == "") {
			t.Errorf("%q: %s, %v; want %s", tt.text, got, err, tt.want)
		}
	}
}
