package symbolic

import (
	"reflect"
	"testing"
)

// Guards that part what another one passes are that one again, and those that are
// different in two levels stay as they are.
func TestJoinGuards(t *testing.T) {
	low, middle, high := []bool{true, false, false}, []bool{false, true, false}, []bool{false, false, true}
	yes, no := []bool{false, true}, []bool{true, false}
	for _, c := range []struct{ guards, want []guard }{
		{nil, nil},
		{[]guard{{low, yes}}, []guard{{low, yes}}},
		{[]guard{{low, yes}, {middle, yes}, {high, yes}}, []guard{{nil, yes}}},
		{[]guard{{low, yes}, {high, yes}}, []guard{{[]bool{true, false, true}, yes}}},
		{[]guard{{low, yes}, {high, no}}, []guard{{low, yes}, {high, no}}},
		{[]guard{{low, yes}, {middle, nil}, {high, yes}, {low, no}, {high, no}}, []guard{{nil, nil}}},
		{[]guard{{nil, yes}, {low, no}}, []guard{{nil, yes}, {low, no}}},
	} {
		if got := join(c.guards); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v: %v, want %v", c.guards, got, c.want)
		}
	}
}
