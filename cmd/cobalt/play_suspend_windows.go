package main

// canSuspend reports whether the program can be suspended: not here.
func canSuspend() bool { return false }
