#!/usr/bin/env bash
# Guess:  the YAML at the head of a Markdown file ends at a line "---" that begins in the first column;
#         three dashes inside an indented block of text belong to the text, as YAML has it.
# Truth:  the head ends at the first line that is "---" once its spaces are cut: an epigraph with a rule
#         in it is cut in two, the rest stands in the story, and no error says so.
# Why:    a title page, a message of the day or a licence in the head is the very place for such a rule.
#         Cut the head by lines before the library, or refuse indented rules.
# Seen:   github.com/adrg/frontmatter v0.2.0; go.yaml.in/yaml/v3 reads the same head whole.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/adrg/frontmatter@v0.2.0 go.yaml.in/yaml/v3@v3.0.4 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"strings"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v3"
)

func main() {
	head := "epigraph: |\n  Nobody came.\n  ---\n  Somebody left.\n"
	var byLibrary, byYAML map[string]string
	rest, err := frontmatter.Parse(strings.NewReader("---\n"+head+"---\nThe story.\n"), &byLibrary)
	fmt.Printf("frontmatter: %q, body %q, %v\n", byLibrary["epigraph"], rest, err)
	err = yaml.Unmarshal([]byte(head), &byYAML)
	fmt.Printf("yaml: %q, %v\n", byYAML["epigraph"], err)
}
GO
go mod tidy 2>/dev/null
got=$(go run .)
echo "$got"
want='frontmatter: "Nobody came.\n", body "  Somebody left.\n---\nThe story.\n", <nil>
yaml: "Nobody came.\n---\nSomebody left.\n", <nil>'
[ "$got" = "$want" ] || { echo "changed: the head ends elsewhere" >&2; exit 1; }
