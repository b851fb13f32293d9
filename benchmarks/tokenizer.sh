#!/usr/bin/env bash
# Cutting text into WordPiece on one thread, beside Hugging Face tokenizers: tokenizer.sh TEXT
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"${PEER:?the python of an environment with tokenizers}" "$here/python/tokenizers_peer.py" \
  "$here/../embedded/src/main/resources/org/injerto/embedded/models/es-mini" "$1"
"$here/jmh.sh" TokenizerBenchmark "-Dtext=$(realpath "$1")" | grep '^TokenizerBenchmark'
