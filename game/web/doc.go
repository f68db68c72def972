// Package web plays a packed story for a web page: a command comes in, and the state
// of the run goes out as JSON. It is compiled to WebAssembly (cmd/cobalt-web), so it
// links nothing that is large, and it is tested as any package is.
//
// # Promises
//
// The rules are those of package game, and a run is written as package mission writes
// it, to the letter. [Game.Do] answers every command with one JSON object, whatever
// it is given; if a command cannot be done, the object has the key "error", and the
// run is as it was.
//
// # Refusals
//
// It reads no clock and keeps nothing: moments come in with the commands, and who
// calls keeps the mission file, which every answer about the run holds, and the
// names of all that was found.
package web
