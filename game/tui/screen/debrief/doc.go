// Package debrief holds the screens that explain a run that has ended, go back to
// where its end was decided, and list the endings found so far.
package debrief
