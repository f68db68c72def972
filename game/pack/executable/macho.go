package executable

import (
	"bytes"
	"crypto/sha256"
	"debug/macho"
	"encoding/binary"
	"errors"
	"fmt"
)

// Numbers of the format in which macOS keeps signatures. All fields of a signature
// are big-endian.
const (
	loadSignature   = 0x1d       // the load command that says where the signature is
	superBlob       = 0xfade0cc0 // the signature: an index of blobs
	codeDirectory   = 0xfade0c02 // the blob with a hash of each page of the file
	hashesAt        = 16         // in a code directory: where the hashes of pages begin
	pageCountAt     = 28         // how many pages there are
	limitAt         = 32         // how many bytes of the file they cover
	hashSizeAt      = 36         // the length of a hash
	hashKindAt      = 37         // its kind
	pageSizeAt      = 39         // the size of a page, as a power of 2
	directoryLength = 44
	sha256Kind      = 2
)

// errSignature is the error of a program for macOS that cannot be signed anew.
var errSignature = errors.New("the program's signature for macOS cannot be read")

// sign mends the signature of a program for macOS after some bytes of it were
// changed: without that the system would end it at its start. The signature is the
// one that Go's linker makes: hashes, and nobody's name. Programs for other systems
// are left as they are.
func sign(program []byte, at, length int) error {
	file, err := macho.NewFile(bytes.NewReader(program))
	if err != nil {
		return nil // it is for another system
	}
	defer file.Close()
	for _, load := range file.Loads {
		raw := load.Raw()
		if len(raw) >= 16 && file.ByteOrder.Uint32(raw) == loadSignature {
			begin, size := uint64(file.ByteOrder.Uint32(raw[8:])), uint64(file.ByteOrder.Uint32(raw[12:]))
			if begin+size > uint64(len(program)) || size < 12 {
				return errSignature
			}
			return rehash(program, program[begin:begin+size], at, length)
		}
	}
	return nil // it is not signed
}

// rehash writes the hashes of the pages that hold the given bytes.
func rehash(program, signature []byte, at, length int) error {
	directory, err := findDirectory(signature)
	if err != nil {
		return err
	}
	hashes, pages := int(binary.BigEndian.Uint32(directory[hashesAt:])), int(binary.BigEndian.Uint32(directory[pageCountAt:]))
	if directory[hashSizeAt] != sha256.Size || directory[hashKindAt] != sha256Kind || directory[pageSizeAt] > 20 {
		return fmt.Errorf("%w: its hashes are of another kind", errSignature)
	}
	size, limit := 1<<directory[pageSizeAt], int(binary.BigEndian.Uint32(directory[limitAt:]))
	if at+length > limit || limit > len(program) {
		return errSignature
	}
	for page := at / size; page <= (at+length-1)/size; page++ {
		slot := hashes + page*sha256.Size
		if page >= pages || slot+sha256.Size > len(directory) {
			return errSignature
		}
		sum := sha256.Sum256(program[page*size : min((page+1)*size, limit)])
		copy(directory[slot:], sum[:])
	}
	return nil
}

// findDirectory returns the code directory of a signature.
func findDirectory(signature []byte) ([]byte, error) {
	if binary.BigEndian.Uint32(signature) != superBlob {
		return nil, errSignature
	}
	count := int(binary.BigEndian.Uint32(signature[8:]))
	for i := range count {
		entry := 12 + 8*i
		if entry+8 > len(signature) {
			break
		}
		begin := int(binary.BigEndian.Uint32(signature[entry+4:]))
		if begin+directoryLength <= len(signature) && binary.BigEndian.Uint32(signature[begin:]) == codeDirectory {
			return signature[begin:], nil
		}
	}
	return nil, errSignature
}
