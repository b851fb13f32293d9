#!/usr/bin/env bash
# Seconds until the help, a first prediction and the first answer of a server, each as a process of its own: start.sh BUNDLE [TIMES]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bundle=$1 times=${2:-20} port=${PORT:-18080}
injerto=$here/../distribution/target/injerto/bin/injerto
text='No me arrepiento de haber pagado'
"$here/../injerto" --help >/dev/null # builds it if need be

help() { "$injerto" --help >/dev/null; }

prediction() { "$injerto" predict "$bundle" <<<"$text" >/dev/null 2>&1; }

# Whether the server gives a good answer now. Without a program of its own, which would take time from the server.
answers() {
  { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || return 1
  local body="{\"inputs\":\"$text\"}" status=
  printf 'POST /invocations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s' \
    "${#body}" "$body" >&3
  read -r _ status _ <&3 || true
  exec 3>&-
  [ "$status" = 200 ]
}

server() {
  "$injerto" serve "$bundle" --port "$port" >/dev/null 2>&1 &
  server=$!
  until answers; do
    kill -0 "$server"
    read -r -t 0.01 <> <(:) || true
  done
}

for what in help prediction server; do
  for _ in $(seq "$times"); do
    begin=$(date +%s%N)
    "$what"
    echo $((($(date +%s%N) - begin) / 1000000))
    if [ "$what" = server ]; then
      kill "$server"
      wait "$server" || true
    fi
  done | sort -n | awk -v what="$what" '
    { ms[NR] = $1 }
    END { printf "%s: median %.2f s, from %.2f to %.2f\n", what, (ms[int((NR + 1) / 2)] + ms[int(NR / 2) + 1]) / 2000, ms[1] / 1000, ms[NR] / 1000 }'
done
