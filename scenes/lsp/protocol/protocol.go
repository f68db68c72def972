// Package protocol holds the messages of the Language Server Protocol 3.17 that the
// language server reads and writes, as far as it uses them.
//
// It promises that an empty list is written as [], never as null, and that a
// change of a whole text is told apart from an insertion at its begin. It does
// nothing: https://microsoft.github.io/language-server-protocol explains the messages.
package protocol

import (
	"encoding/json"

	"cobalt/scenes/buffer"
)

// A Position is a place in a text.
type Position = buffer.Position

// A Range is a piece of a text.
type Range = buffer.Range

// A List is written as [] if it is nil.
type List[T any] []T

// MarshalJSON writes the list.
func (l List[T]) MarshalJSON() ([]byte, error) {
	if l == nil {
		return []byte("[]"), nil
	}
	return json.Marshal([]T(l))
}

// A Location is a range in a document.
type Location struct {
	URI   string `json:"uri"`
	Range Range  `json:"range"`
}

// A Document names a document.
type Document struct {
	URI string `json:"uri"`
}

// An Item is a document that is opened.
type Item struct {
	URI     string `json:"uri"`
	Version int    `json:"version"`
	Text    string `json:"text"`
}

// A Versioned names a document in a version.
type Versioned struct {
	URI     string `json:"uri"`
	Version *int   `json:"version"`
}

// DidOpen is textDocument/didOpen.
type DidOpen struct {
	TextDocument Item `json:"textDocument"`
}

// DidChange is textDocument/didChange.
type DidChange struct {
	TextDocument   Versioned       `json:"textDocument"`
	ContentChanges []buffer.Change `json:"contentChanges"`
}

// DidSave is textDocument/didSave.
type DidSave struct {
	TextDocument Document `json:"textDocument"`
	Text         *string  `json:"text"`
}

// DidClose is textDocument/didClose.
type DidClose struct {
	TextDocument Document `json:"textDocument"`
}

// ForDocument are the parameters of requests about a whole document.
type ForDocument struct {
	TextDocument Document `json:"textDocument"`
}

// At are the parameters of requests about a position.
type At struct {
	TextDocument Document `json:"textDocument"`
	Position     Position `json:"position"`
}

// References are the parameters of textDocument/references.
type References struct {
	At
	Context struct {
		IncludeDeclaration bool `json:"includeDeclaration"`
	} `json:"context"`
}

// Rename are the parameters of textDocument/rename.
type Rename struct {
	At
	NewName string `json:"newName"`
}

// In are the parameters of requests about a range.
type In struct {
	TextDocument Document `json:"textDocument"`
	Range        Range    `json:"range"`
}

// Query are the parameters of workspace/symbol.
type Query struct {
	Query string `json:"query"`
}

// Cancel are the parameters of $/cancelRequest.
type Cancel struct {
	ID json.RawMessage `json:"id"`
}

// Initialize are the parameters of initialize.
type Initialize struct {
	RootURI          *string  `json:"rootUri"`
	RootPath         *string  `json:"rootPath"`
	WorkspaceFolders []Folder `json:"workspaceFolders"`
	Capabilities     struct {
		Workspace struct {
			WorkspaceEdit struct {
				DocumentChanges bool `json:"documentChanges"`
			} `json:"workspaceEdit"`
			DidChangeWatchedFiles struct {
				DynamicRegistration bool `json:"dynamicRegistration"`
			} `json:"didChangeWatchedFiles"`
		} `json:"workspace"`
		TextDocument struct {
			DocumentSymbol struct {
				Hierarchical bool `json:"hierarchicalDocumentSymbolSupport"`
			} `json:"documentSymbol"`
			CodeAction struct {
				LiteralSupport *json.RawMessage `json:"codeActionLiteralSupport"`
			} `json:"codeAction"`
		} `json:"textDocument"`
	} `json:"capabilities"`
}

// A Folder is a folder of the workspace.
type Folder struct {
	URI string `json:"uri"`
}

// FoldersChanged is workspace/didChangeWorkspaceFolders.
type FoldersChanged struct {
	Event struct {
		Added   []Folder `json:"added"`
		Removed []Folder `json:"removed"`
	} `json:"event"`
}

// Severities of diagnostics.
const (
	Error       = 1
	Warning     = 2
	Information = 3
	Hint        = 4
)

// A Diagnostic is a fault.
type Diagnostic struct {
	Range    Range         `json:"range"`
	Severity int           `json:"severity"`
	Code     string        `json:"code,omitempty"`
	Source   string        `json:"source"`
	Message  string        `json:"message"`
	Related  List[Related] `json:"relatedInformation"`
}

// A Related is a place that has to do with a diagnostic.
type Related struct {
	Location Location `json:"location"`
	Message  string   `json:"message"`
}

// Diagnostics is textDocument/publishDiagnostics.
type Diagnostics struct {
	URI         string           `json:"uri"`
	Version     *int             `json:"version,omitempty"`
	Diagnostics List[Diagnostic] `json:"diagnostics"`
}

// A TextEdit replaces a range.
type TextEdit struct {
	Range   Range  `json:"range"`
	NewText string `json:"newText"`
}

// A DocumentEdit is the edits of one document.
type DocumentEdit struct {
	TextDocument Versioned      `json:"textDocument"`
	Edits        List[TextEdit] `json:"edits"`
}

// A WorkspaceEdit is the edits of several documents: in one form or the other.
type WorkspaceEdit struct {
	Changes         map[string]List[TextEdit] `json:"changes,omitempty"`
	DocumentChanges []DocumentEdit            `json:"documentChanges,omitempty"`
}

// Kinds of completion items.
const (
	KindFunction = 3
	KindVariable = 6
	KindModule   = 9
	KindProperty = 10
	KindKeyword  = 14
	KindFile     = 17
	KindRef      = 18
	KindEvent    = 23
)

// A Completion is one thing that can be written.
type Completion struct {
	Label    string    `json:"label"`
	Kind     int       `json:"kind"`
	Detail   string    `json:"detail,omitempty"`
	SortText string    `json:"sortText,omitempty"`
	Docs     string    `json:"documentation,omitempty"`
	Edit     *TextEdit `json:"textEdit,omitempty"`
}

// Completions is the answer to textDocument/completion.
type Completions struct {
	Incomplete bool             `json:"isIncomplete"`
	Items      List[Completion] `json:"items"`
}

// A Hover is the answer to textDocument/hover.
type Hover struct {
	Contents Markup `json:"contents"`
	Range    *Range `json:"range,omitempty"`
}

// A Markup is a text in Markdown.
type Markup struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

// Kinds of symbols.
const (
	SymbolFile      = 1
	SymbolNamespace = 3
	SymbolFunction  = 12
	SymbolVariable  = 13
	SymbolNumber    = 16
	SymbolKey       = 20
	SymbolEvent     = 24
	SymbolBoolean   = 17
)

// A Symbol is a part of a document.
type Symbol struct {
	Name      string       `json:"name"`
	Detail    string       `json:"detail,omitempty"`
	Kind      int          `json:"kind"`
	Range     Range        `json:"range"`
	Selection Range        `json:"selectionRange"`
	Children  List[Symbol] `json:"children"`
}

// A FlatSymbol is a symbol with its place.
type FlatSymbol struct {
	Name      string   `json:"name"`
	Kind      int      `json:"kind"`
	Location  Location `json:"location"`
	Container string   `json:"containerName,omitempty"`
}

// A Fold is lines, from 0, that can be folded.
type Fold struct {
	Start int    `json:"startLine"`
	End   int    `json:"endLine"`
	Kind  string `json:"kind,omitempty"`
}

// An InlayHint is a text that is shown within a line and not written.
type InlayHint struct {
	Position Position `json:"position"`
	Label    string   `json:"label"`
	PadLeft  bool     `json:"paddingLeft"`
	Tooltip  string   `json:"tooltip,omitempty"`
}

// A CodeAction is a change that mends a diagnostic.
type CodeAction struct {
	Title       string           `json:"title"`
	Kind        string           `json:"kind"`
	Diagnostics List[Diagnostic] `json:"diagnostics"`
	Preferred   bool             `json:"isPreferred,omitempty"`
	Edit        *WorkspaceEdit   `json:"edit,omitempty"`
}

// CodeActions are the parameters of textDocument/codeAction.
type CodeActions struct {
	In
	Context struct {
		Only []string `json:"only"`
	} `json:"context"`
}

// A Message is window/logMessage.
type Message struct {
	Type    int    `json:"type"`
	Message string `json:"message"`
}
