// Package inventory describes the things that are kept for a player: missions and
// the records of races, as rows of a table, as named fields, and as JSON.
//
//	missions, err := store.List(story)
//	err = inventory.WriteTable(os.Stdout, inventory.MissionRows(missions, output.Painter{}))
//	err = output.JSON(os.Stdout, inventory.Missions(missions, story))
//
// # What it promises
//
// The names in JSON are a promise; a key is never renamed. Tables and fields are
// for people, each line without characters that a terminal takes for commands.
//
// # What it refuses
//
// To read or write anything that is kept.
package inventory
