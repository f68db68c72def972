// Package playthrough holds one run of a story in progress: the steps that it
// took, with a record of everything that each of them showed and did, those that
// were taken back, and when each was taken.
//
//	run, err := playthrough.Begin(story, game.Agent, time.Now())
//	run, err = run.Choose(0, 1500*time.Millisecond)
//	run, ok := run.Back()
//
// # What it promises
//
// The rules run once for each choice: a [Step] holds the state that the choice
// led to and the record of everything that happened on the way. The interface,
// the mission file, the player's profile and the measures of a race are all made
// from it.
//
// A [Run] is a value. No method changes the run that it is called on, so one
// goroutine can save a run while another plays on.
//
// # What it refuses
//
// To read a clock or a file: the time of a choice is an argument. To judge a
// story: the errors of the rules are handed on as they are.
package playthrough
