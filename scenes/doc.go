// Package scenes compiles a folder of Markdown into a game.Story, or says all
// that is wrong with it as file:line:column.
package scenes
