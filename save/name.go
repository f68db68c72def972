package save

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxName is how many bytes the name of a slot may have.
const MaxName = 100

// Versions is how many good versions of a slot are kept beside it.
const Versions = 3

// Ext is how the names of mission files end.
const Ext = ".mission"

// CheckName says why a new slot cannot have a name: an [ErrName] that names the
// part that cannot be. A name may stand as a file's on every system.
func CheckName(name string) error {
	if why := badName(name); why != "" {
		return fmt.Errorf("%w: %q %s", ErrName, name, why)
	}
	return nil
}

func badName(name string) string {
	switch {
	case name == "":
		return "is empty"
	case len(name) > MaxName:
		return fmt.Sprintf("is over %d bytes long", MaxName)
	case !utf8.ValidString(name):
		return "is not UTF-8"
	case strings.ContainsRune(".-", rune(name[0])):
		return "begins with a dot or a dash"
	case strings.TrimFunc(name, unicode.IsSpace) != name, strings.HasSuffix(name, "."):
		return "begins or ends with a blank, or ends with a dot"
	case strings.HasSuffix(strings.ToLower(name), Ext):
		return "ends with " + Ext + ": leave that out"
	case reserved(name):
		return "is the name of a device on some systems"
	}
	return badRunes(name)
}

// badRunes says which character cannot stand in a name.
func badRunes(name string) string {
	for _, r := range name {
		switch {
		case strings.ContainsRune(`/\:*?"<>|`, r), unicode.Is(unicode.C, r), r == unicode.ReplacementChar:
			return fmt.Sprintf("holds the character %q", r)
		case r != ' ' && unicode.IsSpace(r):
			return "holds a blank other than a space"
		}
	}
	return ""
}

// reserved reports whether Windows takes a file of that name for a device.
func reserved(name string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	switch stem = strings.TrimRight(stem, " "); stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	if number, ok := cutDevice(stem); ok {
		return utf8.RuneCountInString(number) == 1 && strings.Contains("0123456789¹²³", number)
	}
	return false
}

func cutDevice(stem string) (number string, ok bool) {
	if number, ok = strings.CutPrefix(stem, "COM"); ok {
		return number, true
	}
	return strings.CutPrefix(stem, "LPT")
}

// checkOld refuses the names that no slot which is there can have: those that
// lead elsewhere. Others may have been put into the folder by hand.
func checkOld(name string) error {
	file := name + Ext
	if name == "" || name[0] == '.' || strings.ContainsAny(name, "/\\\x00") || filepath.Base(file) != file || !filepath.IsLocal(file) {
		return fmt.Errorf("%w: %q", ErrName, name)
	}
	return nil
}

func fileOf(name string) string              { return name + Ext }
func keptOf(name string, version int) string { return hidden(fileOf(name)) + strconv.Itoa(version) }

// hidden is how the names of all that lies beside a file begin.
func hidden(file string) string { return "." + file + "." }

const (
	tempExt    = ".tmp"
	tempDigits = 16
)

func randomHex() string {
	var b [tempDigits / 2]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// isTempOf reports whether a file is one that was being written in place of
// another.
func isTempOf(temp, file string) bool {
	middle, ok := strings.CutPrefix(temp, hidden(file))
	middle, ends := strings.CutSuffix(middle, tempExt)
	_, err := hex.DecodeString(middle)
	return ok && ends && err == nil && len(middle) == tempDigits
}

// slotOf returns the name of the slot that a file of the folder belongs to:
// whose file it is, or one of whose versions.
func slotOf(file string) (name string, ok bool) {
	hidden, dot := strings.CutPrefix(file, ".")
	if !dot {
		name, ok = strings.CutSuffix(file, Ext)
		return name, ok && checkOld(name) == nil
	}
	ext := filepath.Ext(hidden)
	name, ok = strings.CutSuffix(strings.TrimSuffix(hidden, ext), Ext)
	version, err := strconv.Atoi(strings.TrimPrefix(ext, "."))
	return name, ok && checkOld(name) == nil && err == nil && version >= 1 && version <= Versions && keptOf(name, version) == file
}
