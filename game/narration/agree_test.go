package narration

import "testing"

var spanish = LockPhrases{
	And: "{a} y {b}", AndBeforeI: "{a} e {b}", Or: "{a}, o {b}", OrBeforeO: "{a}, u {b}",
}

func TestAgreement(t *testing.T) {
	for next, want := range map[string]string{
		"Iván": "a e Iván", "ira": "a e ira", "índice": "a e índice", "hilo": "a e hilo", "Hípica": "a e Hípica",
		"hielo": "a y hielo", "hiato": "a y hiato", "iones": "a y iones", "yeso": "a y yeso", "Yves": "a e Yves",
		"«Ira»": "a e «Ira»", "¿Irás?": "a e ¿Irás?", "¡hijo!": "a e ¡hijo!", "llaves": "a y llaves", "i": "a e i", "y": "a y y", "": "a y ",
	} {
		if got := spanish.All("a", next); got != want {
			t.Errorf("%q: %q, want %q", next, got, want)
		}
	}
	for next, want := range map[string]string{
		"oro": "a, u oro", "Óscar": "a, u Óscar", "hora": "a, u hora", "Hóspital": "a, u Hóspital", "¿Ojo?": "a, u ¿Ojo?", "«Osip»": "a, u «Osip»",
		"8 minutos": "a, u 8 minutos", "80": "a, u 80", "11 cajas": "a, u 11 cajas", "11.000": "a, u 11.000", "11\u00a0000": "a, u 11\u00a0000",
		"1100": "a, o 1100", "110": "a, o 110", "1": "a, o 1", "18": "a, o 18", "uno": "a, o uno", "huevo": "a, o huevo",
	} {
		if got := spanish.Any("a", next); got != want {
			t.Errorf("%q: %q, want %q", next, got, want)
		}
	}
	if got := spanish.All("a", "b", "hilo"); got != "a y b e hilo" {
		t.Errorf("three are %q", got)
	}
}

func TestList(t *testing.T) {
	if got := List([]string{"a", "b", "c"}); got != "a, b, c" {
		t.Errorf("got %q", got)
	}
	if got := List([]string{"Gas, in a bottle", "b"}); got != "Gas, in a bottle; b" {
		t.Errorf("got %q", got)
	}
}

func TestFillSentence(t *testing.T) {
	for value, want := range map[string]string{
		"Berlin": "Berlin. Here.", "¿Quién?": "¿Quién? Here.", "¡Ya!": "¡Ya! Here.", "Wait…": "Wait… Here.", "Inc.": "Inc. Here.",
		"«¿Quién?»": "«¿Quién?». Here.", "": ". Here.",
	} {
		if got := FillSentence("{title}. Here.", "title", value); got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
	if got := FillSentence("{a}...", "a", "No?"); got != "No?..." {
		t.Errorf("got %q", got)
	}
	if got := Sentence("¿Quién?") + Sentence("Yo"); got != "¿Quién?Yo." {
		t.Errorf("got %q", got)
	}
}
