#!/usr/bin/env bash
# Learning vocabularies on two threads, beside Hugging Face tokenizers, each type in turn: tokenizer-training.sh TEXT.txt SIZE
# Ours is the whole program with a heap of 1 GB, the start of the JVM and the writing of the files included; memory is the most that
# was resident at once.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
output=$(mktemp -d)
trap 'rm -r "$output"' EXIT
export RAYON_NUM_THREADS=2 INJERTO_JAVA_OPTIONS=-Xmx1g
for type in wordpiece byte-bpe unigram; do
  "${PEER:?the python of an environment with tokenizers}" "$here/python/tokenizer_training_peer.py" "$type" "$1" "$2"
  /usr/bin/time -f "injerto $type: %e s in all, %M KB" "${INJERTO:-$here/../injerto}" tokenizer train --type "$type" --data "$1" \
    --vocabulary-size "$2" --output "$output/$type" --threads 2 --quiet --json
done
