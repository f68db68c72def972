package difference

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cobalt/game/analysis/compare"
	"cobalt/game/diag"
	"cobalt/game/render/output"
)

// textWidth is the greatest width of a line of a passage, in columns.
const textWidth = 80

// A diffText writes the differences for people.
type diffText struct {
	w   io.Writer
	all bool
	output.Painter
	shown map[string]string // by passage: the line at which it was shown first
}

// WriteText writes the report for people. The error is the writer's.
func (r *Report) WriteText(w io.Writer, paint output.Painter) error {
	out := &output.Writer{To: w}
	t := &diffText{w: out, all: r.All, Painter: paint, shown: map[string]string{}}
	t.line(0, "A  %s  %s  %s", diag.Name(r.NameA), r.A.Text[0].Title, t.Dim(r.A.Digest))
	t.line(0, "B  %s  %s  %s", diag.Name(r.NameB), r.B.Text[0].Title, t.Dim(r.B.Digest))
	t.structure(&r.Structure)
	for i := range r.Missions {
		if !r.Missions[i].Same() {
			t.mission(&r.Missions[i])
		}
	}
	t.line(0, "\n%s", r.summary())
	return out.Err
}

// line writes a line, indented by so many columns.
func (t *diffText) line(indent int, format string, args ...any) {
	fmt.Fprintf(t.w, "%*s%s\n", indent, "", fmt.Sprintf(format, args...))
}

// summary returns the last line of the report.
func (r *Report) summary() string {
	text := "structure: the same"
	if n := r.Structure.Count(); n > 0 {
		text = "structure: " + output.Plural(n, "difference")
	}
	total, differ := len(r.Missions), 0
	for i := range r.Missions {
		if !r.Missions[i].Same() {
			differ++
		}
	}
	switch {
	case total == 0 && len(r.Unread) == 0:
		return text + "; no mission was named, and A has none of its own: nothing was run"
	case total > 0 && differ == 0:
		text += fmt.Sprintf("; %s run: the same", output.Plural(total, "mission"))
	case total > 0:
		text += fmt.Sprintf("; %s run: %d not the same", output.Plural(total, "mission"), differ)
	}
	if len(r.Unread) > 0 {
		text += fmt.Sprintf("; %s not read", output.Plural(len(r.Unread), "mission"))
	}
	return text
}

// structure writes the differences in how the stories are built.
func (t *diffText) structure(s *compare.Structure) {
	if s.Count() == 0 {
		return
	}
	t.line(0, "\nstructure")
	for _, k := range s.Kinds() {
		for _, name := range k.Names.Removed {
			t.line(2, "%s %-6s %s", t.Bad("-"), k.One, name)
		}
		for _, name := range k.Names.Added {
			t.line(2, "%s %-6s %s", t.Good("+"), k.One, name)
		}
		for _, r := range k.Names.Renamed {
			t.line(2, "> %-6s %s, was %s", k.One, r.Now, r.Was)
		}
		for _, c := range k.Names.Changed {
			t.line(2, "~ %-6s %s: %s", k.One, c.Name, changedParts(&c))
			t.diff(diffRules(c.RulesA, c.RulesB))
		}
	}
}

// changedParts names the parts of a thing that changed.
func changedParts(c *compare.Changed) string {
	switch {
	case c.Words && c.Rules:
		return "words and rules"
	case c.Words:
		return "words"
	default:
		return "rules"
	}
}

func (t *diffText) mission(m *Mission) {
	t.line(0, "\n%s", m.Name)
	if m.Parted != nil {
		t.parted(m.Name, m.Parted)
	}
	for _, e := range m.Expected {
		t.expected(m.Name, &e)
	}
	for _, v := range m.State {
		t.value(&v)
	}
	for i := range m.Passages {
		if i > 0 && !t.all {
			t.line(2, "%s", t.Dim(fmt.Sprintf("and %s more; --all shows them", output.Plural(len(m.Passages)-1, "passage"))))
			break
		}
		t.passage(m.Name, &m.Passages[i])
	}
}

// parted tells at which line one version parted from the file, and why.
func (t *diffText) parted(name string, p *compare.Parted) {
	t.line(2, "%s:%d: %s: %s", diag.Name(name), p.Line, t.Bad(side(p.ByFirst)+" parts"), diag.Printable(p.Why))
	for _, note := range p.Notes {
		t.line(6, "%s", t.Dim(diag.Printable(note)))
	}
}

// side names one of the two.
func side(first bool) string {
	if first {
		return "A"
	}
	return "B"
}

// expected tells in which version an expectation does not hold, and why.
func (t *diffText) expected(name string, e *compare.Expected) {
	lines := strings.Split(diag.Printable(e.Message), "\n")
	t.line(2, "%s:%d: %s: %s", diag.Name(name), e.Line, t.Bad("in "+side(!e.InFirst)), lines[0])
	for _, note := range lines[1:] {
		t.line(6, "%s", t.Dim(note))
	}
}

// value writes a part of the state in both versions.
func (t *diffText) value(v *compare.Value) {
	if v.OnlyA == nil && v.OnlyB == nil {
		t.line(2, "%-10s %s -> %s", v.Name, orNone(v.A), orNone(v.B))
		return
	}
	var parts []string
	for _, name := range v.OnlyA {
		parts = append(parts, t.Bad("- "+name))
	}
	for _, name := range v.OnlyB {
		parts = append(parts, t.Good("+ "+name))
	}
	t.line(2, "%-10s %s", v.Name, strings.Join(parts, ", "))
}

func orNone(value string) string {
	if value == "" {
		return "none"
	}
	return value
}

// passage writes a passage whose words differ. If several missions come to it, it
// is shown once.
func (t *diffText) passage(name string, p *compare.Passage) {
	where := "at the beginning"
	if p.Line > 0 {
		where = "behind " + p.Choice
	}
	place := p.AtB
	if p.AtA != p.AtB {
		place = p.AtA + " -> " + p.AtB
	}
	here := fmt.Sprintf("%s:%d", diag.Name(name), max(p.Line, 1))
	key := strings.Join(append(append([]string{place, "\x00"}, p.A...), append([]string{"\x00"}, p.B...)...), "\n")
	if before, ok := t.shown[key]; ok {
		t.line(2, "%s: %s, at %s: as in %s", here, where, place, before)
		return
	}
	t.shown[key] = here
	t.line(2, "%s: %s, at %s", here, where, place)
	t.diff(compare.Diff(p.A, p.B))
}

// diff writes the lines that differ, and the lines next to them.
func (t *diffText) diff(lines []compare.Line) {
	skipped := false
	for i := range lines {
		if lines[i].Op == compare.Same && !nextToChange(lines, i) {
			skipped = true
			continue
		}
		if skipped {
			t.line(6, "%s", t.Dim("..."))
		}
		skipped = false
		t.set(&lines[i])
	}
}

// diffRules compares rules, and takes each code span as one word.
func diffRules(a, b []string) []compare.Line {
	const glue = "\u00a0"
	lines := compare.Diff(glued(a, glue), glued(b, glue))
	for _, l := range lines {
		for i := range l.Pieces {
			l.Pieces[i].Text = strings.ReplaceAll(l.Pieces[i].Text, glue, " ")
		}
	}
	return lines
}

// glued replaces the blanks within code spans.
func glued(rules []string, glue string) []string {
	out := make([]string, len(rules))
	for i, rule := range rules {
		parts := strings.Split(rule, "`")
		for j := 1; j < len(parts); j += 2 {
			parts[j] = strings.ReplaceAll(parts[j], " ", glue)
		}
		out[i] = strings.Join(parts, "`")
	}
	return out
}

// nextToChange reports whether a line is beside one that differs.
func nextToChange(lines []compare.Line, i int) bool {
	return i > 0 && lines[i-1].Op != compare.Same || i+1 < len(lines) && lines[i+1].Op != compare.Same
}

var diffMarks = [...]string{compare.Same: " ", compare.Removed: "-", compare.Added: "+", compare.Mixed: "~"}

// set writes a line, wrapped, after its mark. A change within it is written as
// [-was-]{+is+}.
func (t *diffText) set(l *compare.Line) {
	var words []string
	for _, p := range l.Pieces {
		text := diag.Printable(p.Text)
		if l.Op == compare.Mixed && p.Op == compare.Removed {
			text = t.Bad("[-" + text + "-]")
		} else if l.Op == compare.Mixed && p.Op == compare.Added {
			text = t.Good("{+" + text + "+}")
		}
		words = append(words, text)
	}
	const indent = 6
	for i, line := range strings.Split(ansi.Wordwrap(strings.Join(words, " "), textWidth-indent-2, " "), "\n") {
		mark := diffMarks[l.Op]
		if i > 0 {
			mark = " "
		}
		fmt.Fprintln(t.w, strings.TrimRight(fmt.Sprintf("%*s%s %s", indent, "", mark, line), " "))
	}
}
