// Package lettering draws words in large letters made of blocks: the game's own name,
// in letters cut for it, and any other words in a font of dots.
//
// It knows no colors and no screens. A word with a letter that the font lacks is
// returned as it is written.
package lettering
