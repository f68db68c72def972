package lsp

import (
	"context"
	"os"
	"strings"

	"github.com/creachadair/jrpc2"

	"cobalt/game/mission"
	"cobalt/scenes/buffer"
	"cobalt/scenes/lsp/protocol"
)

// A document is a text that the editor has open.
type document struct {
	*buffer.Document
	uri     string // as the editor writes it
	version *int
}

func (s *server) didOpen(_ context.Context, p protocol.DidOpen) (any, error) {
	path, ok := buffer.Path(p.TextDocument.URI)
	if !ok {
		return nil, nil // a buffer without a file is nobody's story
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	version := p.TextDocument.Version
	s.docs[path] = &document{buffer.New(p.TextDocument.Text), p.TextDocument.URI, &version}
	clear(s.found)
	s.refresh()
	s.touch(path)
	return nil, nil
}

func (s *server) didChange(_ context.Context, p protocol.DidChange) (any, error) {
	path, ok := buffer.Path(p.TextDocument.URI)
	if !ok {
		return nil, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	doc := s.docs[path]
	if doc == nil {
		doc = s.adopt(path, p.TextDocument.URI)
	}
	s.docs[path] = &document{doc.Apply(p.ContentChanges), doc.uri, p.TextDocument.Version}
	s.touch(path)
	return nil, nil
}

// adopt takes a document as open that was never opened: some editors save a text
// under another name and say nothing of it. The text is the file's, and another
// open document of the same text is the one that was saved so.
func (s *server) adopt(path, uri string) *document {
	text := readText(path)
	for other, doc := range s.docs {
		if text != "" && strings.ReplaceAll(doc.Text, "\r\n", "\n") == strings.ReplaceAll(text, "\r\n", "\n") {
			delete(s.docs, other)
			s.touch(other)
		}
	}
	doc := &document{Document: buffer.New(text), uri: uri}
	s.docs[path] = doc
	clear(s.found)
	s.refresh()
	return doc
}

// readText returns the text of a file; nothing, if it cannot be read or is larger
// than any file that the server has a use for.
func readText(path string) string {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > mission.MaxSize {
		return ""
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	return string(text)
}

func (s *server) didSave(_ context.Context, p protocol.DidSave) (any, error) {
	path, ok := buffer.Path(p.TextDocument.URI)
	if !ok {
		return nil, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.docs[path] == nil {
		s.adopt(path, p.TextDocument.URI)
	}
	if doc := s.docs[path]; p.Text != nil && doc.Text != *p.Text {
		s.docs[path] = &document{buffer.New(*p.Text), doc.uri, doc.version}
	}
	s.touch(path)
	return nil, nil
}

func (s *server) didClose(_ context.Context, p protocol.DidClose) (any, error) {
	path, ok := buffer.Path(p.TextDocument.URI)
	if !ok {
		return nil, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.touch(path)
	delete(s.docs, path)
	clear(s.found)
	s.refresh()
	return nil, nil
}

func (s *server) filesChanged(context.Context, *jrpc2.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.found)
	s.refresh()
	for _, f := range s.folders {
		f.touch()
	}
	return nil, nil
}
