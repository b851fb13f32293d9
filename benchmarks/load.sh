#!/usr/bin/env bash
# Loading the weights of BERT's base size (random ones, 440 MB) in either form, beside Python: load.sh [TIMES]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
times=${1:-7}
peer="${PEER:?the python of an environment with torch, transformers and safetensors}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$peer" "$here/python/load_models.py" "$work"
"$here/build.sh"
ours() { # what, form
  echo "Injerto, $1, $2: "
  java -Xmx256m -XX:MaxDirectMemorySize=2g -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 -Dorg.bytedeco.javacpp.maxBytes=0 \
    -cp "$here/target/classes:$here/target/dependency/*" org.injerto.benchmarks.LoadTimes "$1" "$work/$2" "$times"
}
theirs() { # what, form
  echo "Python, $1, $2: "
  "$peer" "$here/python/load_peer.py" "$1" "$work/$2" "$times"
}
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
for form in safetensors bin; do
  ours buffers "$form"
  ours model "$form"
  theirs "$([ "$form" = bin ] && echo torch || echo safetensors)" "$form"
done
theirs transformers safetensors
