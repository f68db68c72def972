package scenestest

import "strings"

// varied writes a passage that stands nowhere else, and that now and then is not
// the same whenever it is shown.
func (w *writer) varied(scene int) string {
	text := w.text()
	for w.chance(25) {
		text += w.pick(" ", " ", "-") + w.piece(scene) + w.pick(" it says", ", and so on", "s")
	}
	return text
}

// piece writes a piece of a text.
func (w *writer) piece(scene int) string {
	switch w.IntN(5) {
	case 0:
		if len(w.meters) > 0 {
			return "`" + w.meters[w.IntN(len(w.meters))].id + "`"
		}
		return "`suspicion`"
	case 1:
		return "`suspicion name`"
	case 2:
		return w.texts("first", "then", 1+w.IntN(3))
	case 3:
		return w.texts("cycle", "then", 1+w.IntN(3))
	default:
		text := "`if " + w.expr(scene, 2) + "` so"
		for w.chance(30) {
			text += "`else if " + w.expr(scene, 1) + "`*otherwise*"
		}
		if w.chance(50) {
			text += " `else` or not "
		}
		return text + "`end`"
	}
}

// texts writes a piece of several texts, some of which are empty.
func (w *writer) texts(first, next string, n int) string {
	var b strings.Builder
	for i := range n {
		word := next
		if i == 0 {
			word = first
		}
		b.WriteString("`" + word + "`" + w.pick(" one ", "two", " *three*", " "))
	}
	return b.String() + "`end`"
}
