package keep

import "cobalt/game/playthrough"

// A Writer writes runs as mission files to paths that the player types.
type Writer interface {
	// Propose returns a path for a run that suits it.
	Propose(run playthrough.Run) string
	// Write writes a run to a file that nothing has yet, and returns its whole
	// path. Its errors are told to the player as they are.
	Write(run playthrough.Run, path string) (string, error)
}
