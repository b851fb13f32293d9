#!/usr/bin/env bash
# Cutting text into pieces on one thread, taking turns with Hugging Face tokenizers: tokenizer.sh TEXT [MODEL_FOLDER...]
# Without a folder the embedded model is measured; each folder has a tokenizer.json. MB/s of UTF-8.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
text=$(realpath "$1")
shift
[ $# -gt 0 ] || set -- "$here/../embedded/src/main/resources/org/injerto/embedded/models/es-mini"
for folder in "$@"; do
  basename "$folder"
  "${PEER:?the python of an environment with tokenizers}" "$here/python/tokenizers_peer.py" "$folder" "$text"
  "$here/jmh.sh" TokenizerBenchmark "-Dtext=$text" "-Dmodel=$(realpath "$folder")" |
    awk '/^TokenizerBenchmark.*megabytes/ { print "injerto: " $4 " MB/s a line, 99.9% interval +-" $6 }'
  export BUILT=yes
done
