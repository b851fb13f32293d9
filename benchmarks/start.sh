#!/usr/bin/env bash
# Seconds until the help and until a first prediction, eleven times each: start.sh BUNDLE
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bundle=$1
times() { # name, command
  for _ in $(seq 11); do
    begin=$(date +%s%N)
    bash -c "$2" >/dev/null 2>&1
    echo $((($(date +%s%N) - begin) / 1000000))
  done | sort -n | awk -v name="$1" '{ms[NR] = $1} END {printf "%s: median %.2f s, from %.2f to %.2f\n", name, ms[6] / 1000, ms[1] / 1000, ms[11] / 1000}'
}
times "help" "'$here/../injerto' --help"
times "first prediction" "echo 'No me arrepiento de haber pagado' | '$here/../injerto' predict '$bundle'"
