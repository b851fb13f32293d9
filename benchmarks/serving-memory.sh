#!/usr/bin/env bash
# Resident memory of a server that answers as fast as it can, its model reloaded twice: serving-memory.sh BUNDLE TEXTS [SECONDS]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bundle=$(realpath "$1") texts=$(realpath "$2") seconds=${3:-600} port=${PORT:-18080}
[ -n "${BUILT:-}" ] || "$here/build.sh"
trap 'kill "${server:-}" 2>/dev/null || true' EXIT
name=$(basename "$bundle")
# The scripts that start the program become it, so that its number is that of the process.
"$here/../injerto" serve "$bundle" --port "$port" --models-folder "$(dirname "$bundle")" >/dev/null 2>&1 &
server=$!
until curl -s -f "http://127.0.0.1:$port/ping" >/dev/null; do read -r -t 0.1 <> <(:) || true; done
java -XX:+UseSerialGC -Xmx256m -cp "$here/target/classes:$here/target/dependency/*" org.injerto.benchmarks.load.MeasureMemory "$server" \
  "http://127.0.0.1:$port/invocations" "$texts" 8 "$seconds" "http://127.0.0.1:$port/v2/repository/models/$name/load"
