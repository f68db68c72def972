#!/usr/bin/env bash
# Guess:  null, decoded into a string, is the empty string wherever it stands; a list of four has
#         four elements.
# Truth:  three answers: in a list of strings the element is dropped, so that all behind it move up
#         one; in a map it is ""; in a field of a struct the value from before stays. No error, with
#         known fields required or not.
# Why:    "~" or an empty "- " in a story's list of names or answers shifts every number that counts
#         into it. Reject null where the file is loaded.
# Seen:   go.yaml.in/yaml/v4 v4.0.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get go.yaml.in/yaml/v4@v4.0.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"go.yaml.in/yaml/v4"
)

func main() {
	story := struct {
		Names []string
		Words map[string]string
		Title string
	}{Title: "from before"}
	text := "names:\n- Ana\n-\n- Eva\n- ~\nwords: {a: ~, b: x}\ntitle:\n"
	err := yaml.Unmarshal([]byte(text), &story)
	fmt.Printf("list %q\nmap %q\nfield %q\nerror %v\n", story.Names, story.Words, story.Title, err)
}
GO
got=$(go run .)
echo "$got"
want='list ["Ana" "Eva"]
map map["a":"" "b":"x"]
field "from before"
error <nil>'
[ "$got" = "$want" ] || { echo "changed: null is decoded otherwise" >&2; exit 1; }
