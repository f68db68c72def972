package output

// A Painter colors words, or leaves them as they are; its zero value leaves them.
// A colored word must say by itself everything that its color says.
type Painter struct{ Colored bool }

// Good paints a word that says that all is well.
func (p Painter) Good(word string) string { return p.paint("32", word) }

// Bad paints a word that says that something failed.
func (p Painter) Bad(word string) string { return p.paint("1;31", word) }

// Odd paints a word that says that somebody should look.
func (p Painter) Odd(word string) string { return p.paint("33", word) }

// Dim paints words that matter less than those around them.
func (p Painter) Dim(word string) string { return p.paint("2", word) }

func (p Painter) paint(style, word string) string {
	if !p.Colored {
		return word
	}
	return "\x1b[" + style + "m" + word + "\x1b[0m"
}
