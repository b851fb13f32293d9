#!/usr/bin/env bash
# Writes src/program/lib/classes.list anew, the classes that the JVM is to find ready at a start: record-classes.sh BUNDLE
# Those of the help, of a prediction and of a server from its start to its end. BUNDLE is a classifier that was exported; the program must
# have been packed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bundle=$(realpath "$1") port=${PORT:-18081}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

program() { # name of the list, arguments
  INJERTO_JAVA_OPTIONS="-Xshare:off -XX:DumpLoadedClassList=$work/$1" exec "$here/target/injerto/bin/injerto" "${@:2}"
}

(program help --help) >/dev/null
(program prediction predict "$bundle") <<<'Muy bueno' >/dev/null
program server serve "$bundle" --port "$port" >/dev/null &
server=$!
until curl --silent --fail --output /dev/null "http://127.0.0.1:$port/ping"; do
  kill -0 "$server"
  sleep 0.1
done
curl --silent --fail --output /dev/null "http://127.0.0.1:$port/invocations" --header 'Content-Type: application/json' --data '{"inputs": "Muy bueno"}'
kill "$server"
wait "$server"
# Lines that begin with @ name what a JVM makes itself, and need the classes before them.
(cd "$work" && grep -hv '^[@#]' help prediction server && grep -h '^@' help prediction server) |
  awk '!seen[$0]++' >"$here/src/program/lib/classes.list"
