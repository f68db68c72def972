package lsp

import (
	"context"

	"cobalt/scenes/buffer"
	"cobalt/scenes/lsp/protocol"
)

// capabilities are the abilities of the server, as initialize tells them.
type capabilities struct {
	TextDocumentSync struct {
		OpenClose bool `json:"openClose"`
		Change    int  `json:"change"`
		Save      bool `json:"save"`
	} `json:"textDocumentSync"`
	CompletionProvider struct {
		TriggerCharacters []string `json:"triggerCharacters"`
	} `json:"completionProvider"`
	HoverProvider             bool `json:"hoverProvider"`
	DefinitionProvider        bool `json:"definitionProvider"`
	ReferencesProvider        bool `json:"referencesProvider"`
	DocumentHighlightProvider bool `json:"documentHighlightProvider"`
	DocumentSymbolProvider    bool `json:"documentSymbolProvider"`
	WorkspaceSymbolProvider   bool `json:"workspaceSymbolProvider"`
	FoldingRangeProvider      bool `json:"foldingRangeProvider"`
	InlayHintProvider         bool `json:"inlayHintProvider"`
	CodeActionProvider        struct {
		CodeActionKinds []string `json:"codeActionKinds"`
	} `json:"codeActionProvider"`
	RenameProvider struct {
		PrepareProvider bool `json:"prepareProvider"`
	} `json:"renameProvider"`
	Workspace struct {
		WorkspaceFolders struct {
			Supported           bool `json:"supported"`
			ChangeNotifications bool `json:"changeNotifications"`
		} `json:"workspaceFolders"`
	} `json:"workspace"`
}

// incremental is the kind of synchronization in which changes are ranges.
const incremental = 2

func newCapabilities() *capabilities {
	c := &capabilities{
		HoverProvider: true, DefinitionProvider: true, ReferencesProvider: true, DocumentHighlightProvider: true,
		DocumentSymbolProvider: true, WorkspaceSymbolProvider: true, FoldingRangeProvider: true, InlayHintProvider: true,
	}
	c.TextDocumentSync.OpenClose, c.TextDocumentSync.Change, c.TextDocumentSync.Save = true, incremental, true
	c.CompletionProvider.TriggerCharacters = []string{"#", "(", "`", " ", "\""}
	c.CodeActionProvider.CodeActionKinds = []string{"quickfix"}
	c.RenameProvider.PrepareProvider = true
	c.Workspace.WorkspaceFolders.Supported, c.Workspace.WorkspaceFolders.ChangeNotifications = true, true
	return c
}

// info names the server.
type info struct {
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
}

// An initialized answer is that to initialize.
type initializeAnswer struct {
	Capabilities *capabilities `json:"capabilities"`
	ServerInfo   info          `json:"serverInfo"`
}

func (s *server) initialize(_ context.Context, p protocol.Initialize) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state, s.client = initialized, p
	for _, f := range p.WorkspaceFolders {
		s.addRoot(f.URI)
	}
	if len(s.roots) == 0 && p.RootURI != nil {
		s.addRoot(*p.RootURI)
	}
	if len(s.roots) == 0 && p.RootPath != nil {
		s.addRoot(buffer.URI(*p.RootPath))
	}
	return initializeAnswer{newCapabilities(), info{"cobalt", s.Version}}, nil
}

func (s *server) foldersChanged(_ context.Context, p protocol.FoldersChanged) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, gone := range p.Event.Removed {
		path, _ := buffer.Path(gone.URI)
		for i := len(s.roots) - 1; i >= 0; i-- {
			if s.roots[i] == path {
				s.roots = append(s.roots[:i], s.roots[i+1:]...)
			}
		}
	}
	for _, f := range p.Event.Added {
		s.addRoot(f.URI)
	}
	clear(s.found)
	s.refresh()
	return nil, nil
}
