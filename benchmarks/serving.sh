#!/usr/bin/env bash
# A server under load: serving.sh BUNDLE FILE.tsv [SECONDS] [CONNECTIONS]
# What the load itself can do, against a server that has nothing to do; the texts of the file within one process, so many at once; the
# server with as many clients, its highest constant rate, and its latencies at 70 % of that.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bundle=$(realpath "$1") data=$(realpath "$2") seconds=${3:-20} connections=${4:-64} port=${PORT:-18080}
[ -n "${BUILT:-}" ] || "$here/build.sh"
export BUILT=yes
trap 'kill "${server:-}" 2>/dev/null || true' EXIT

program() { # class, arguments
  java -XX:+UseSerialGC -cp "$here/target/classes:$here/target/dependency/*" "org.injerto.benchmarks.load.$1" "${@:2}"
}

measure() { # further arguments
  program MeasureServer "http://127.0.0.1:$port/invocations" "$data" "$connections" "$@" >/dev/null
}

wait_for() { # method, path
  until curl -s -f -X "$1" "http://127.0.0.1:$port$2" >/dev/null; do read -r -t 0.1 <> <(:) || true; done
}

stop() {
  kill "$server"
  wait "$server" || true
}

echo "a server that has nothing to do:"
java -cp "$here/target/classes:$here/target/dependency/*" org.injerto.benchmarks.load.TrivialServer "$port" 2>/dev/null &
server=$!
wait_for POST /
measure "$seconds" 2>&1
stop

echo "within one process, $connections texts at once:"
"$here/jmh.sh" InferenceBenchmark.oneCaller "-Dbundle=$bundle" "-Ddata=$data" -- -p "batch=$connections" -p precision=FASTEST |
  awk '/oneCaller:texts/ { printf "%.0f texts/s\n", $6 }' | tail -n 1

echo "the server:"
"$here/../injerto" serve "$bundle" --port "$port" >/dev/null 2>&1 &
server=$!
wait_for GET /ping
measure "$seconds" maximum 2>&1
stop
