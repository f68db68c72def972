// Package debrief holds the screens that explain a run that has ended, go back to the
// choices that decided its end, and list the endings found so far.
package debrief
