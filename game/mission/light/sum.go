package light

import (
	"encoding/binary"
	"math/bits"
)

const sumPrefix = "sha256:"

// sumOf is the sum of a text. The standard library's would bring a tenth of a
// megabyte into a page.
func sumOf(text string) string {
	const digits = "0123456789abcdef"
	hash := sha256(text)
	out := make([]byte, 0, len(sumPrefix)+2*len(hash))
	out = append(out, sumPrefix...)
	for _, b := range hash {
		out = append(out, digits[b>>4], digits[b&15])
	}
	return string(out)
}

// isSum reports whether a text is a sum, in small letters or in capitals.
func isSum(text string) bool {
	const length = len(sumPrefix) + 64
	if len(text) != length || text[:len(sumPrefix)] != sumPrefix {
		return false
	}
	for _, c := range []byte(text[len(sumPrefix):]) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') && (c < 'A' || c > 'F') {
			return false
		}
	}
	return true
}

// blockSize is the length in bytes of the blocks that SHA-256 takes.
const blockSize = 64

// sha256 is the hash of FIPS 180-4.
func sha256(text string) (hash [32]byte) {
	state := [8]uint32{
		0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
	}
	length := uint64(len(text)) * 8
	var block [blockSize]byte
	for ; len(text) >= blockSize; text = text[blockSize:] {
		copy(block[:], text)
		mix(&state, &block)
	}
	block = [blockSize]byte{}
	n := copy(block[:], text)
	block[n] = 0x80
	if n >= blockSize-8 { // no room for the length
		mix(&state, &block)
		block = [blockSize]byte{}
	}
	binary.BigEndian.PutUint64(block[blockSize-8:], length)
	mix(&state, &block)
	for i, word := range state {
		binary.BigEndian.PutUint32(hash[4*i:], word)
	}
	return hash
}

// mix mixes a block into the state.
func mix(state *[8]uint32, block *[blockSize]byte) {
	var w [64]uint32
	for i := range 16 {
		w[i] = binary.BigEndian.Uint32(block[4*i:])
	}
	for i := 16; i < 64; i++ {
		a, b := w[i-15], w[i-2]
		s0 := bits.RotateLeft32(a, -7) ^ bits.RotateLeft32(a, -18) ^ a>>3
		s1 := bits.RotateLeft32(b, -17) ^ bits.RotateLeft32(b, -19) ^ b>>10
		w[i] = w[i-16] + s0 + w[i-7] + s1
	}
	a, b, c, d, e, f, g, h := state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]
	for i := range w {
		s1 := bits.RotateLeft32(e, -6) ^ bits.RotateLeft32(e, -11) ^ bits.RotateLeft32(e, -25)
		t1 := h + s1 + (e&f ^ ^e&g) + rounds[i] + w[i]
		s0 := bits.RotateLeft32(a, -2) ^ bits.RotateLeft32(a, -13) ^ bits.RotateLeft32(a, -22)
		t2 := s0 + (a&b ^ a&c ^ b&c)
		a, b, c, d, e, f, g, h = t1+t2, a, b, c, d+t1, e, f, g
	}
	for i, word := range [8]uint32{a, b, c, d, e, f, g, h} {
		state[i] += word
	}
}

// rounds are the first 32 bits of the fractional parts of the cube roots of the first
// 64 primes.
var rounds = [64]uint32{
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
}
