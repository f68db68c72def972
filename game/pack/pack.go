package pack

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"strconv"

	"cobalt/game"
)

// Magic begins every pack.
const Magic = "\x89cobalt\n"

// Version is the version of the format that this package writes and reads. It
// changes with the format, and whenever the rules that a compiled story relies on
// change.
const Version = 2

// headLength is the length of a pack's head, in bytes.
const headLength = len(Magic) + 4 + 4 + 8

// A Pack is a story with everything that it needs to be played.
type Pack struct {
	Story *game.Story // finalized
	// Art holds the story's pictures, and the color maps and frames beside them,
	// sorted by path.
	Art []File
	// Phrases holds the interface's own words, a language each, sorted by tag.
	Phrases []Phrases
}

// A File is a file of the story's folder.
type File struct {
	Path string // relative, with slashes, as "art/prison.txt"
	Data string
}

// Errors by which a caller can tell why a pack was refused.
var (
	// ErrNoPack is the error of bytes that are no pack at all.
	ErrNoPack = errors.New("this is not a packed story")
	// ErrVersion is the error of a pack of another version of the format.
	ErrVersion = errors.New("the packed story is of another version")
	// ErrDamaged is the error of a pack that was cut off or changed.
	ErrDamaged = errors.New("the packed story is damaged")
)

// A packError is an error of this package, with its details.
type packError struct {
	msg string
	of  error // one of those above, or the cause
}

func (e *packError) Error() string { return e.msg }

func (e *packError) Unwrap() error { return e.of }

// refuse refuses a pack for one of the reasons above.
func refuse(why error, details string) error { return &packError{why.Error() + ": " + details, why} }

// Marshal returns a story's pack. An error means that the story is not as the
// compiler makes stories.
func Marshal(p *Pack) ([]byte, error) {
	c := &codec{stream: &stream{out: make([]byte, headLength)}}
	c.pack(p)
	if c.err != nil {
		return nil, &packError{msg: "the story cannot be packed: " + c.err.Error(), of: c.err}
	}
	body := c.out[headLength:]
	head := c.out[:0]
	head = append(head, Magic...)
	head = binary.LittleEndian.AppendUint32(head, Version)
	head = binary.LittleEndian.AppendUint32(head, 0) // the checksum, known below
	binary.LittleEndian.AppendUint64(head, uint64(len(body)))
	binary.LittleEndian.PutUint32(c.out[len(Magic)+4:], crc32.Checksum(c.out[len(Magic)+8:], castagnoli()))
	return c.out, nil
}

// Open reads a pack. The texts of its story are parts of data. Its error is
// [ErrNoPack], [ErrVersion] or [ErrDamaged], with the details.
func Open(data string) (*Pack, error) {
	body, err := check(data)
	if err != nil {
		return nil, err
	}
	return open(body)
}

// OpenOwn reads a pack as [Open] does, and takes no checksum: it is for one that is part
// of the program itself, as its code is. Every reference is checked all the same.
func OpenOwn(data string) (*Pack, error) {
	body, _, err := split(data)
	if err != nil {
		return nil, err
	}
	return open(body)
}

// open reads the body of a pack.
func open(body string) (*Pack, error) {
	c := &codec{stream: &stream{reading: true, in: body}}
	p := &Pack{Story: &game.Story{}}
	c.pack(p)
	if c.err == nil && c.at != len(c.in) {
		c.fail("there is something behind its end")
	}
	if c.err != nil {
		return nil, refuse(ErrDamaged, c.err.Error())
	}
	if err := p.Story.Finalize(); err != nil {
		return nil, refuse(ErrDamaged, err.Error())
	}
	return p, nil
}

// OpenRules reads only the rules of a pack: its story can be played, and shows no
// words, in one language. It is for the program's own pack, as [OpenOwn] is, and does not
// read all of it.
func OpenRules(data string) (*game.Story, error) {
	body, _, err := split(data)
	if err != nil {
		return nil, err
	}
	c := &codec{stream: &stream{reading: true, in: body}, rules: &game.Story{}}
	c.skipPhrases()
	c.story(c.rules)
	if c.err != nil {
		return nil, refuse(ErrDamaged, c.err.Error())
	}
	c.rules.Text = []*game.Words{{}}
	if err := c.rules.Finalize(); err != nil {
		return nil, refuse(ErrDamaged, err.Error())
	}
	return c.rules, nil
}

// check holds a pack against its head and its checksum, and returns its body.
func check(data string) (body string, err error) {
	body, sum, err := split(data)
	if err == nil && checksum(data[len(Magic)+8:]) != sum {
		return "", refuse(ErrDamaged, "its checksum does not match")
	}
	return body, err
}

// split holds a pack against its head, and returns its body and the checksum that it
// names.
func split(data string) (body string, sum uint32, err error) {
	if len(data) < len(Magic) || data[:len(Magic)] != Magic {
		return "", 0, ErrNoPack
	}
	if len(data) < headLength {
		return "", 0, refuse(ErrDamaged, "it ends within its head")
	}
	head := []byte(data[len(Magic):headLength])
	if v := binary.LittleEndian.Uint32(head); v != Version {
		return "", 0, refuse(ErrVersion, "it has version "+strconv.FormatUint(uint64(v), 10)+", and this program reads version "+strconv.Itoa(Version)+"; pack the story again with this program")
	}
	body = data[headLength:]
	if n := binary.LittleEndian.Uint64(head[8:]); n != uint64(len(body)) {
		return "", 0, refuse(ErrDamaged, "it has "+strconv.Itoa(len(body))+" bytes where it says "+strconv.FormatUint(n, 10))
	}
	return body, binary.LittleEndian.Uint32(head[4:]), nil
}
