package prose

import "testing"

func TestExpandTabs(t *testing.T) {
	for text, want := range map[string]string{"": "", "a": "a", "\ta": "        a", "ab\tc\td": "ab      c       d", "12345678\tx": "12345678        x", "宽\tx": "宽      x"} {
		if got := ExpandTabs(text); got != want {
			t.Errorf("ExpandTabs(%q) = %q, want %q", text, got, want)
		}
	}
}
