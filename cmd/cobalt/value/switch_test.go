package value

import "testing"

// TestSwitch holds which words a switch takes.
func TestSwitch(t *testing.T) {
	for word, want := range map[string]Switch{"on": true, "true": true, "off": false, "false": false} {
		s := !want
		if err := s.Set(word); err != nil || s != want {
			t.Errorf("%s: %v, %v", word, s, err)
		}
	}
	s := Switch(true)
	if err := s.Set("of"); err == nil || err.Error() != `unknown value "of" (did you mean "off"?); it can be on or off` || !bool(s) {
		t.Errorf("%v, %v", s, err)
	}
}
