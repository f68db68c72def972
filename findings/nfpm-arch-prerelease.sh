#!/usr/bin/env bash
# Guess:  version 1.0.0-rc.2 stays a release candidate in each package that nfpm makes, as its file
#         name says: demo-1.0.0rc.2-1-x86_64.pkg.tar.zst.
# Truth:  inside the Arch Linux package stands pkgver = 1.0.0-1, the same as in the package of 1.0.0.
#         The Debian package of the same build says 1.0.0~rc.2.
# Why:    pacman goes by the inner version: who installed the candidate is never offered the release,
#         and a repository holds two different packages of one version.
# Seen:   github.com/goreleaser/nfpm/v2 v2.45.2 (the library that goreleaser calls).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.45.2 2>/dev/null
go build -o nfpm github.com/goreleaser/nfpm/v2/cmd/nfpm

echo data > file
for version in 1.0.0-rc.2 1.0.0; do
  mkdir "$version"
  cat > nfpm.yaml <<YAML
{name: demo, arch: amd64, version: $version, maintainer: A <a@example.org>, description: Demo.,
 contents: [{src: ./file, dst: /usr/share/demo/file}]}
YAML
  for kind in archlinux deb; do ./nfpm package --config nfpm.yaml --packager "$kind" --target "$version" >/dev/null; done
  arch=$(tar --zstd -xOf "$version"/*.zst .PKGINFO | sed -n 's/^pkgver = //p')
  deb=$(tar -xzOf <(ar p "$version"/*.deb control.tar.gz) ./control | sed -n 's/^Version: //p')
  echo "$version: Arch $arch in $(cd "$version" && echo *.zst), Debian $deb"
done | tee seen
grep -q '^1.0.0: Arch 1.0.0-1 .*Debian 1.0.0$' seen || { echo "changed: the release is written otherwise" >&2; exit 1; }
grep -q '^1.0.0-rc.2: Arch 1.0.0-1 .*Debian 1.0.0~rc.2$' seen ||
  { echo "changed: the Arch package of a candidate has another version" >&2; exit 1; }
