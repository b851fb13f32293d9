#!/bin/sh
# bill-of-system.sh RUNTIME: the JRE and the system libraries in RUNTIME as a bill of materials (CycloneDX 1.6), with
# the packages of this machine that the libraries come from, where dpkg or rpm knows them.
set -eu
runtime=$1

package() {
  for path in "$1" "/usr$1" "$(realpath "$1")"; do
    if command -v dpkg-query >/dev/null && name=$(dpkg-query --search "$path" 2>/dev/null); then
      dpkg-query --show --showformat '${source:Package} ${Version}\n' "${name%%: *}" && return
    elif command -v rpm >/dev/null && name=$(rpm -qf --qf '%{NAME} %{VERSION}-%{RELEASE}\n' "$path" 2>/dev/null); then
      printf '%s\n' "$name" && return
    fi
  done
  echo "- unknown"
}

hash() {
  sha256sum "$1" | cut -d ' ' -f 1
}

version=$(sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "$runtime/opt/java/release")
printf '{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"components":[\n'
printf '{"type":"platform","name":"OpenJDK","version":"%s","hashes":[{"alg":"SHA-256","content":"%s"}]}' \
  "$version" "$(hash "$runtime/opt/java/lib/modules")"
find "$runtime" -name '*.so.*' ! -path "$runtime/opt/*" | sort | while read -r file; do
  read -r name version <<END
$(package "${file#"$runtime"}")
END
  printf ',\n{"type":"library","name":"%s","group":"%s","version":"%s","hashes":[{"alg":"SHA-256","content":"%s"}]}' \
    "${file##*/}" "$name" "$version" "$(hash "$file")"
done
printf '\n]}\n'
