package diag

// A Fault is a diagnostic as JSON tells it: the names are a promise. Lines and
// columns count from 1, columns in code points; ends are exclusive. Numbers that
// are not known are 0.
type Fault struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"end_line"`
	EndColumn int    `json:"end_column"`
	Code      Code   `json:"code"`
	Severity  string `json:"severity"`
	Message   string `json:"message"`
	Hint      string `json:"hint"`
}

// Fault returns the diagnostic as JSON tells it.
func (d *Diagnostic) Fault() Fault {
	return Fault{
		File: d.File, Line: d.Line, Column: d.Col, EndLine: d.EndLine, EndColumn: d.EndCol,
		Code: d.Code, Severity: d.Severity.String(), Message: d.Message, Hint: d.Advice(),
	}
}

// Faults returns the list as JSON tells it; it is never nil.
func (l List) Faults() []Fault {
	faults := make([]Fault, len(l))
	for i := range l {
		faults[i] = l[i].Fault()
	}
	return faults
}
