package phrases_test

import (
	"reflect"
	"testing"

	"cobalt/assets"
	"cobalt/game/tui/phrases"
)

// A story's own words change a copy of the interface's: the phrases stay as they are,
// and loading both at once is the same.
func TestWith(t *testing.T) {
	p, err := phrases.Load(assets.Words, "en")
	if err != nil {
		t.Fatal(err)
	}
	own := map[string]string{"panel.suspicion": "Doubt"}
	said, err := p.With(own)
	if err != nil {
		t.Fatal(err)
	}
	again, err := phrases.Load(assets.Words, "en")
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(p, again) || reflect.DeepEqual(p, said) {
		t.Error("the phrases themselves were changed, or nothing was")
	}
	if at, err := phrases.LoadFor(assets.Words, []string{"en"}, own); err != nil || !reflect.DeepEqual(at, said) {
		t.Errorf("loaded with the story's words they are others: %v", err)
	}
	if same, err := p.With(nil); err != nil || same != p {
		t.Errorf("without words of its own a story has other phrases: %v", err)
	}
}
