package profile

// SumLine is the last line of a text.
func SumLine(text string) string { return sumLine([]byte(text)) }
