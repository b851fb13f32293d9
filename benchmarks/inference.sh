#!/usr/bin/env bash
# Answering on ONNX Runtime beside Python, taking turns: inference.sh BUNDLE FILE.tsv [TEXTS] [ROUNDS]
# BUNDLE was exported with --int8. Texts a second, the median of the rounds, and the ratios to each way of Python.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
peer=${PEER:?the python of an environment with torch, transformers and onnxruntime}
bundle=$(realpath "$1") data=$(realpath "$2") texts=${3:-282} rounds=${4:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/../injerto" export "$bundle" --portable --output "$work/portable" --quiet >/dev/null
head -n "$texts" "$data" >"$work/data.tsv"
[ -n "${BUILT:-}" ] || "$here/build.sh"
export BUILT=yes

theirs() {
  "$peer" "$here/python/inference_peer.py" "$bundle" "$data" "$texts" 2>/dev/null
  "$peer" "$here/python/onnxruntime_peer.py" "$bundle" "$work/portable/onnx/model.onnx" "$data" "$texts" 2>/dev/null
}

ours() { # callers, batches
  "$here/jmh.sh" "InferenceBenchmark.$1" "-Dbundle=$bundle" "-Ddata=$work/data.tsv" -- -p "batch=$2" -rf csv -rff "$work/run.csv" >"$work/log" ||
    { tail "$work/log" >&2; exit 1; }
  awk -F, -v callers="$1" 'NR > 1 && /:texts/ { gsub(/"/, ""); print "injerto-" tolower($9) "-" callers, $8, $5 }' "$work/run.csv"
}

for _ in $(seq "$rounds"); do
  theirs
  ours oneCaller 1,16
  ours twoCallers 1
done | tee "$work/all" | sed -u 's/^/  /' >&2

sort -k1,1 -k2,2n -k3,3n "$work/all" | awk '
  { key = $1 " " $2; if (!(key in count)) keys[++known] = key; values[key, ++count[key]] = $3 }
  function median(key, n) { n = count[key]; return (values[key, int((n + 1) / 2)] + values[key, int(n / 2) + 1]) / 2 }
  END {
    for (i = 1; i <= known; i++) printf "%s: %.1f texts/s (%.1f to %.1f)\n", keys[i], median(keys[i]), values[keys[i], 1], values[keys[i], count[keys[i]]]
    for (i = 1; i <= known; i++) for (j = 1; j <= known; j++) {
      split(keys[i], ours); split(keys[j], theirs)
      if (ours[1] ~ /^injerto/ && theirs[1] !~ /^injerto/ && ours[2] == theirs[2])
        printf "%s / %s, batch %d: %.2f\n", ours[1], theirs[1], ours[2], median(keys[i]) / median(keys[j])
    }
  }'
