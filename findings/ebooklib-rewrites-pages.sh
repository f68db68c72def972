#!/usr/bin/env bash
# Guess:  a book that EbookLib reads and writes again, with a title changed or nothing at all, is the same book,
#         apart from the order of attributes.
# Truth:  each page loses its <head>, with the title and the link to its style sheet, and its body's attributes.
#         A Spanish book's pages and contents say lang="en". The landmarks are gone, and each element with
#         an id and an epub:type (a note, say) has become a "page" of a page list that the book never had.
# Why:    whoever adds a cover or mends an author's name hands out a book without styles, which is read aloud
#         by an English voice. Nothing is reported, and the words are all there. Change the OPF in the zip.
# Seen:   EbookLib 0.18 (python3-ebooklib, Debian 12).
set -euo pipefail
/usr/bin/python3 -c 'import ebooklib' 2>/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-ebooklib; } >/dev/null
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > try.py <<'PY'
import re, warnings, zipfile
warnings.simplefilter("ignore")
from ebooklib import epub

html = ('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops" lang="es" xml:lang="es"><head><title>%s</title>'
        '<link rel="stylesheet" type="text/css" href="style.css"/></head><body class="%s">%s</body></html>\n')
files = {
    "META-INF/container.xml": '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    "EPUB/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:x:1</dc:identifier>'
    '<dc:title>La puerta</dc:title><dc:language>es</dc:language>'
    '<meta property="dcterms:modified">2026-11-30T12:00:00Z</meta></metadata><manifest>'
    '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    '<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="css" href="style.css" media-type="text/css"/></manifest><spine><itemref idref="one"/></spine></package>',
    "EPUB/style.css": ".scene { margin: 1em }\n",
    "EPUB/nav.xhtml": html % ("La puerta", "nav", '<nav epub:type="toc"><ol><li><a href="one.xhtml">Uno</a></li></ol></nav>'
    '<nav epub:type="landmarks"><ol><li><a epub:type="bodymatter" href="one.xhtml">Principio</a></li></ol></nav>'),
    "EPUB/one.xhtml": html % ("Uno", "scene", '<aside epub:type="footnote" id="note"><p>Nota.</p></aside>'),
}
with zipfile.ZipFile("book.epub", "w") as book:
    book.writestr("mimetype", "application/epub+zip")
    for name, text in files.items():
        book.writestr(name, text)

epub.write_epub("again.epub", epub.read_epub("book.epub"))

def look(path):
    with zipfile.ZipFile(path) as book:
        page, nav = (book.read("EPUB/" + name).decode() for name in ("one.xhtml", "nav.xhtml"))
    print(path)
    print("  languages:", *[re.search(r'xml:lang="(\w+)"', text)[1] for text in (page, nav)])
    print("  title:", "<title>" in page, " style sheet:", "style.css" in page, " class of the body:", "scene" in page)
    print("  navigation:", *re.findall(r'<nav[^>]*epub:type="([\w-]+)"', nav), "->", *re.findall(r'href="([^"]+)"', nav.split("<body")[1]))

look("book.epub")
look("again.epub")
PY
got=$(/usr/bin/python3 try.py)
echo "$got"
want='book.epub
  languages: es es
  title: True  style sheet: True  class of the body: True
  navigation: toc landmarks -> one.xhtml one.xhtml
again.epub
  languages: en en
  title: False  style sheet: False  class of the body: False
  navigation: toc page-list -> one.xhtml one.xhtml#note'
[ "$got" = "$want" ] || { echo "changed: the book is written otherwise" >&2; exit 1; }
