package expr_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"cobalt/game/expr"
)

// tree writes a tree with every operator in brackets.
func tree(n *expr.Node) string {
	switch n.Kind {
	case expr.And, expr.Or, expr.Not:
		words := []string{map[expr.Kind]string{expr.And: "and", expr.Or: "or", expr.Not: "not"}[n.Kind]}
		for _, arg := range n.Args {
			words = append(words, tree(arg))
		}
		return "[" + strings.Join(words, " ") + "]"
	case expr.Name:
		return n.Name
	case expr.Compare:
		if n.Other != "" {
			return n.Name + n.Cmp.String() + n.Other
		}
		return fmt.Sprintf("%s%s%d", n.Name, n.Cmp, n.N)
	case expr.Visits:
		return fmt.Sprintf("visits<%s>%s%d", n.Operand, n.Cmp, n.N)
	case expr.Seen, expr.At, expr.Ending, expr.Can, expr.Locked:
	}
	kind := map[expr.Kind]string{
		expr.Seen: "seen", expr.At: "at", expr.Ending: "ending", expr.Can: "can", expr.Locked: "locked",
	}[n.Kind]
	if n.Quoted {
		return fmt.Sprintf("%s<%q>", kind, n.Operand)
	}
	return fmt.Sprintf("%s<%s>", kind, n.Operand)
}

func TestParse(t *testing.T) {
	tests := []struct {
		dialect   expr.Dialect
		src, want string
	}{
		{expr.Scene, "keys", "keys"},
		{expr.Scene, "  a_1\t", "a_1"},
		{expr.Scene, "not a", "[not a]"},
		{expr.Scene, "not not a", "[not [not a]]"},
		{expr.Scene, "not a and b", "[and [not a] b]"},
		{expr.Scene, "not (a and b)", "[not [and a b]]"},
		{expr.Scene, "a and b and c", "[and a b c]"},
		{expr.Scene, "a or b or c", "[or a b c]"},
		{expr.Scene, "a or b and c", "[or a [and b c]]"},
		{expr.Scene, "a and b or c", "[or [and a b] c]"},
		{expr.Scene, "a and (b or c)", "[and a [or b c]]"},
		{expr.Scene, "a and (b and c)", "[and a [and b c]]"},
		{expr.Scene, "(a or b) or c", "[or [or a b] c]"},
		{expr.Scene, "not a or not b and not c", "[or [not a] [and [not b] [not c]]]"},
		{expr.Scene, "((a))", "a"},
		{expr.Scene, "suspicion>=60", "suspicion>=60"},
		{expr.Scene, "carter == -1", "carter==-1"},
		{expr.Scene, "a != 1 and b < 2 and c <= 3 and d > 4", "[and a!=1 b<2 c<=3 d>4]"},
		{expr.Scene, "x == 1000000", "x==1000000"},
		{expr.Scene, `seen("#the-cell")`, "seen<#the-cell>"},
		{expr.Scene, `seen ( "a.md#b" ) and seen`, "[and seen<a.md#b> seen]"},
		{expr.Scene, "gold >= price and not a", "[and gold>=price [not a]]"},
		{expr.Scene, `visits("#x") >= 2 or visits > 3`, "[or visits<#x>>=2 visits>3]"},
		{expr.Scene, `not visits ( "a.md#b" )==0`, "[not visits<a.md#b>==0]"},
		{expr.Scene, "andy and orange or nothing", "[or [and andy orange] nothing]"},
		{expr.Scene, "a\nor\nb", "[or a b]"},
		{expr.Scene, "at and ending or can and locked", "[or [and at ending] [and can locked]]"},
		{expr.Expect, "at prison.md#the-cell", "at<prison.md#the-cell>"},
		{expr.Expect, "at #cell and not ending ghost", "[and at<#cell> [not ending<ghost>]]"},
		{expr.Expect, "(can lift)or(locked wedge-the-door)", "[or can<lift> locked<wedge-the-door>]"},
		{expr.Expect, `can "Lift (the) keys" and locked "or"`, `[and can<"Lift (the) keys"> locked<"or">]`},
		{expr.Expect, "can and locked", "[and can locked]"},
		{expr.Expect, "at or ending", "[or at ending]"},
		{expr.Expect, "can == 3 or (ending)", "[or can==3 ending]"},
		{expr.Expect, "minutes <= 60 and choices>0", "[and minutes<=60 choices>0]"},
	}
	for _, tt := range tests {
		n, err := expr.Parse(tt.src, tt.dialect)
		if err != nil {
			t.Errorf("%q: %v", tt.src, err)
			continue
		}
		if got := tree(n); got != tt.want {
			t.Errorf("%q is %s, want %s", tt.src, got, tt.want)
		}
		checkString(t, n, tt.dialect)
	}
}

// checkString parses the text of a tree again, and compares the trees.
func checkString(t *testing.T, n *expr.Node, dialect expr.Dialect) {
	t.Helper()
	text := n.String()
	again, err := expr.Parse(text, dialect)
	if err != nil {
		t.Errorf("%s is written %q, which does not parse: %v", tree(n), text, err)
	} else if tree(again) != tree(n) {
		t.Errorf("%s is written %q, which is %s", tree(n), text, tree(again))
	}
}

func TestString(t *testing.T) {
	for src, want := range map[string]string{
		"((a))and b":               "a and b",
		"a or(b and c)":            "a or b and c",
		"(a or b)and c":            "(a or b) and c",
		"(a and b) and c":          "(a and b) and c",
		"a or (b or c)":            "a or (b or c)",
		"not(a)":                   "not a",
		"not(a or b)":              "not (a or b)",
		"not(not a)":               "not not a",
		"clock<=3":                 "clock <= 3",
		`seen( "#x" )`:             `seen("#x")`,
		`visits("#x")<  3`:         `visits("#x") < 3`,
		`gold<price`:               `gold < price`,
		`can "Go on"or locked  go`: `can "Go on" or locked go`,
	} {
		n, err := expr.Parse(src, expr.Expect)
		if err != nil {
			t.Errorf("%q: %v", src, err)
		} else if got := n.String(); got != want {
			t.Errorf("%q is written %q, want %q", src, got, want)
		}
	}
}

// TestErrors names each error by the part of the source that it points at,
// which stands between « and ».
func TestErrors(t *testing.T) {
	deep := func(open string, n int) string { return strings.Repeat(open, n) }
	tests := []struct {
		dialect  expr.Dialect
		src, msg string
	}{
		{expr.Scene, "«»", "a condition is missing here"},
		{expr.Scene, "a and «»", "a condition is missing here"},
		{expr.Scene, "not «»", "a condition is missing here"},
		{expr.Scene, "a and «or» b", `"or" needs a condition on both sides`},
		{expr.Scene, "«and» b", `"and" needs a condition on both sides`},
		{expr.Scene, "«if» a", `"if" cannot stand inside a condition`},
		{expr.Scene, "a and «needs» b", `"needs" cannot stand inside a condition`},
		{expr.Scene, "not «else»", `"else" cannot stand inside a condition`},
		{expr.Scene, "a «b»", `"b" stands behind a whole condition: join conditions by "and" or "or"`},
		{expr.Scene, "a «not» b", `"not" stands behind a whole condition: join conditions by "and" or "or"`},
		{expr.Scene, "a«)»", "a parenthesis is closed that was never opened"},
		{expr.Scene, "«)»", "a parenthesis is closed that was never opened"},
		{expr.Scene, "«(»a or b", "a parenthesis is opened and never closed"},
		{expr.Scene, "«(»a b)", "a parenthesis is opened and never closed"},
		{expr.Scene, "a and («)»", "a parenthesis is closed that was never opened"},
		{expr.Scene, "a «3»", `"3" stands behind a whole condition`},
		{expr.Scene, `a «"text"»`, `"text" stands behind a whole condition`},
		{expr.Scene, `a «"a text that is too long for a message"»`, `"a text that is too l..." stands behind a whole condition`},
		{expr.Scene, "(a) «<» 3", `"<" needs a meter before it`},
		{expr.Scene, "«<=» 3", `"<=" needs a meter before it`},
		{expr.Scene, "a < «not» b", `"<" compares with a whole number, as in a < 20`},
		{expr.Scene, "a < «and» b", `"<" compares with a whole number, as in a < 20`},
		{expr.Scene, `visits("#x")«»`, `visits("...") is a number: compare it, as in visits("...") >= 2`},
		{expr.Scene, `visits("#x") «and» a`, `visits("...") is a number: compare it, as in visits("...") >= 2`},
		{expr.Scene, `visits("#x") > «a»`, `visits("...") compares with a whole number, as in visits("...") >= 2`},
		{expr.Scene, `visits("#x") > «16»`, `visits are counted up to 15: compare with a smaller number`},
		{expr.Scene, `visits(«#»x)`, `visits names a node in double quotes, as in visits("#the-cell")`},
		{expr.Scene, `visits("#x"«»`, `visits("...") is closed by a parenthesis`},
		{expr.Scene, `«random»(1, 6) > 3`, `random(...): there is no chance in a story, so that a list of choices is a whole run; let the player choose, or count visits`},
		{expr.Scene, "a >=«»", `">=" compares with a whole number, as in a >= 20`},
		{expr.Scene, "a == «-»", `"==" compares with a whole number, as in a == 20`},
		{expr.Scene, "a «=» 3", `"=" sets; a comparison is written "=="`},
		{expr.Scene, "a «=>» 3", `"=>" is written ">="`},
		{expr.Scene, "a «=<» 3", `"=<" is written "<="`},
		{expr.Scene, "«!»a", `"!" is written "not"`},
		{expr.Scene, "«&»&", `"&" is written "and"`},
		{expr.Scene, "a «&»& b", `"&" is written "and"`},
		{expr.Scene, "a «|» b", `"|" is written "or"`},
		{expr.Scene, "seen(«'»#x')", `seen names a node in double quotes, as in seen("#the-cell")`},
		{expr.Scene, "«'»x'", `quotes are double: seen("#the-cell")`},
		{expr.Scene, "«K»eys", "names are written in small letters"},
		{expr.Scene, "a and «ü»", `"ü" cannot stand in a condition`},
		{expr.Scene, "a«.»b", `"." cannot stand in a condition`},
		{expr.Scene, "«\x00»", `"\x00" cannot stand in a condition`},
		{expr.Scene, "«\xff»", `"\xff" cannot stand in a condition`},
		{expr.Scene, "«3» < a", "a number cannot stand alone: a comparison is written METER < 3"},
		{expr.Scene, "a < «1000001»", "the number 1000001 is out of range (at most 1000000)"},
		{expr.Scene, "a < «-99999999999999999999999»", "the number -9999999999999999999... is out of range (at most 1000000)"},
		{expr.Scene, `«"keys"»`, `a quoted text can only stand in seen("...")`},
		{expr.Scene, `a and «"keys»`, "a double quote is opened and never closed"},
		{expr.Scene, "seen(«x»)", `seen names a node in double quotes, as in seen("#the-cell")`},
		{expr.Scene, "seen(«)»", `seen names a node in double quotes, as in seen("#the-cell")`},
		{expr.Scene, `seen("#x"«»`, `seen("...") is closed by a parenthesis`},
		{expr.Scene, `seen("#x" «or» a)`, `seen("...") is closed by a parenthesis`},
		{expr.Scene, "at «prison»", `"prison" stands behind a whole condition: join conditions by "and" or "or"`},
		{expr.Expect, `can «"Lift the keys»`, "a double quote is opened and never closed"},
		{expr.Expect, `(locked «"x»`, "a double quote is opened and never closed"},
		{expr.Expect, "can lift «keys»", `"keys" stands behind a whole condition: join conditions by "and" or "or"`},
		{expr.Scene, deep("(", 64) + "«(»a", "the expression is nested more than 64 deep"},
		{expr.Scene, deep("not ", 64) + "«not» a", "the expression is nested more than 64 deep"},
		{expr.Scene, deep("not (", 32) + "«not» (a", "the expression is nested more than 64 deep"},
	}
	for _, tt := range tests {
		before, rest, _ := strings.Cut(tt.src, "«")
		at, after, _ := strings.Cut(rest, "»")
		_, err := expr.Parse(before+at+after, tt.dialect)
		var e *expr.Error
		if !errors.As(err, &e) {
			t.Errorf("%s: error %v, want an *expr.Error", tt.src, err)
			continue
		}
		if e.Msg != tt.msg || e.Error() != tt.msg {
			t.Errorf("%s:\n got %s\nwant %s", tt.src, e.Msg, tt.msg)
		}
		if e.Pos != len(before) || e.End != len(before)+len(at) {
			t.Errorf("%s: points at %d to %d, want %d to %d", tt.src, e.Pos, e.End, len(before), len(before)+len(at))
		}
	}
}

func TestDepth(t *testing.T) {
	for _, src := range []string{
		strings.Repeat("(", expr.MaxDepth) + "a" + strings.Repeat(")", expr.MaxDepth),
		strings.Repeat("not ", expr.MaxDepth) + "a",
		strings.Repeat("a and ", 100_000) + "a",
	} {
		if _, err := expr.Parse(src, expr.Scene); err != nil {
			t.Errorf("%.20s...: %v", src, err)
		}
	}
}

func TestPositions(t *testing.T) {
	src := `not keys and (suspicion >= 60 or seen("#x")) and can lift`
	n, err := expr.Parse(src, expr.Expect)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	n.Walk(func(n *expr.Node) { got = append(got, src[n.Pos:n.End]) })
	want := []string{
		src, "not keys", "keys", `suspicion >= 60 or seen("#x`, "suspicion", "#x", "lift",
	}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestCmp(t *testing.T) {
	for cmp, want := range map[expr.Cmp][3]bool{ // of 1 with 0, 1, 2
		expr.EQ: {false, true, false}, expr.NE: {true, false, true},
		expr.LT: {false, false, true}, expr.LE: {false, true, true},
		expr.GT: {true, false, false}, expr.GE: {true, true, false},
	} {
		for b, want := range want {
			if got := cmp.Holds(1, b); got != want {
				t.Errorf("1 %s %d is %v", cmp, b, got)
			}
		}
	}
}
