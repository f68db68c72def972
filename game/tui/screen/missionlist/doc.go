// Package missionlist is the screen that lists a player's missions, with the
// questions that come up when one is opened, renamed, deleted or copied.
package missionlist
