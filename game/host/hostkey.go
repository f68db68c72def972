package host

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"

	"golang.org/x/crypto/ssh"

	"cobalt/save"
)

// HostKey returns the host's key in a file, which is made if it is not there: clients
// know a host again by it. A file that others may read is refused.
func HostKey(path string) (ssh.Signer, error) {
	data, err := readKey(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := makeKey(path); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, fmt.Errorf("the host's key %s cannot be made: %w", path, err)
		}
		data, err = readKey(path)
	}
	if err != nil {
		return nil, fmt.Errorf("the host's key cannot be read: %w", err)
	}
	key, err := ssh.ParsePrivateKey(data)
	if err != nil {
		return nil, fmt.Errorf("%s is no key of a host: %w; put the key back, or remove the file to have another made, which every client will ask about", path, err)
	}
	return key, nil
}

func readKey(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("%s can be read by others: chmod 600 it", path)
	}
	return os.ReadFile(path)
}

// makeKey writes a new key, which its owner alone may read.
func makeKey(path string) error {
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	block, err := ssh.MarshalPrivateKey(key, "cobalt")
	if err != nil {
		return err
	}
	return save.WritePrivate(path, pem.EncodeToMemory(block))
}
