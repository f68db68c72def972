package records

import "log/slog"

// An UnansweredError says that the database does not answer, or that it failed. Its words
// are for players; what the database said may name addresses and accounts, and is told to
// the log alone.
type UnansweredError struct{ Err error }

func (e *UnansweredError) Error() string {
	return "the host cannot reach its records just now; come back in a moment"
}

func (e *UnansweredError) Unwrap() error { return e.Err }

// LogValue implements [slog.LogValuer].
func (e *UnansweredError) LogValue() slog.Value { return slog.StringValue(e.Err.Error()) }

// unanswered is an [*UnansweredError] of an error of the database; nil of none.
func unanswered(err error) error {
	if err == nil {
		return nil
	}
	return &UnansweredError{err}
}
