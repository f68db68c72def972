package job

// CanStop reports whether the program can be stopped and woken again: not here.
func CanStop() bool { return false }
