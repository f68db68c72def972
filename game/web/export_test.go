package web

import "cobalt/game/narration"

// Narrator is the narrator of a game, for tests.
func (g *Game) Narrator() *narration.Narrator { return g.narrator }
