package main

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"go.yaml.in/yaml/v4"

	"cobalt/assets"
	"cobalt/cmd/cobalt/value"
	"cobalt/game/language"
	"cobalt/game/render/output"
	"cobalt/game/suggest"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
	"cobalt/scenes/shipped"
)

func newWordsCommand(o *options) *cobra.Command {
	return &cobra.Command{
		Use:   "words [KEY]",
		Short: "The interface's own words by key",
		Long: `Words lists the words of the interface, each behind its key, in the language that
--lang names. With a key it lists those that begin with it. A word's {names} are
filled in by the program.

Exit status: 0 if there are such words, 2 if there are not.`,
		Example: `  cobalt words
  cobalt words status`,
		Args: value.Arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			list, err := interfaceWords(o.lang)
			if err != nil {
				return err
			}
			return writeWords(&output.Writer{To: o.out}, list, strings.Join(args, ""))
		},
	}
}

// tongue returns how words in another language are found.
func (o *options) tongue() session.Tongue {
	return session.Tongue{Environment: language.FromEnvironment(o.getenv), Load: new(spoken).load, Original: o.original()}
}

// original returns the tag of the language that the story was written in: that of the
// built-in story; nobody knows that of others.
func (o *options) original() string {
	if o.storyDir == "" && o.bundle == nil {
		return builtinLanguage
	}
	return ""
}

// spoken are the interface's words in the language that was asked for last. They are
// read only if another one is asked for, because the title was drawn in them before the
// story is there.
type spoken struct {
	lock    sync.Mutex
	tag     string
	phrases *phrases.Phrases
}

func (s *spoken) load(tags []string, own map[string]string) (*phrases.Phrases, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if tag := phrases.Nearest(assets.Words, tags); s.phrases == nil || s.tag != tag {
		words, err := shipped.Phrases(tag)
		if err != nil {
			return nil, err
		}
		read, err := phrases.FromTable(words)
		if err != nil {
			return nil, err
		}
		s.tag, s.phrases = tag, read
	}
	return s.phrases.With(own)
}

// An interfaceWord is one of the interface's words.
type interfaceWord struct{ key, text string }

// interfaceWords reads the interface's words in a language; without a language in
// English.
func interfaceWords(lang string) ([]interfaceWord, error) {
	if lang == "" {
		lang = "en"
	}
	known := phrases.Languages(assets.Words)
	if i, ok := language.Nearest(lang, known); ok {
		lang = known[i]
	}
	text, err := assets.Words.ReadFile("words/" + lang + ".yaml")
	if err != nil {
		return nil, fmt.Errorf("there are no words in the language %q", lang)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		return nil, fmt.Errorf("the words of the language %q: %w", lang, err)
	}
	return flatWords(nil, "", &doc), nil
}

// flatWords lists the words below a node, whose key is given.
func flatWords(list []interfaceWord, key string, n *yaml.Node) []interfaceWord {
	switch n.Kind {
	case yaml.DocumentNode:
		return flatWords(list, key, n.Content[0])
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			below := n.Content[i].Value
			if key != "" {
				below = key + "." + below
			}
			list = flatWords(list, below, n.Content[i+1])
		}
		return list
	case yaml.ScalarNode, yaml.SequenceNode, yaml.AliasNode, yaml.StreamNode:
		return append(list, interfaceWord{key, n.Value})
	default:
		panic("a YAML node of an unknown kind")
	}
}

// writeWords lists words whose keys begin with one.
func writeWords(w *output.Writer, list []interfaceWord, key string) error {
	found := false
	var keys []string
	for _, word := range list {
		keys = append(keys, word.key)
		if key == "" || word.key == key || strings.HasPrefix(word.key, key+".") {
			found = true
			fmt.Fprintf(w, "%s: %q\n", word.key, word.text)
		}
	}
	if !found {
		return errors.New("there are no words with the key " + fmt.Sprintf("%q", key) + suggest.Phrase(key, keys))
	}
	return w.Err
}
