#!/usr/bin/env bash
# Fine-tuning, taking turns with the Hugging Face Trainer: finetune.sh es-mini|beto-size FOLDER ["SEED..."] [float32|bfloat16]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
injerto=$here/../injerto
peer=${PEER:?the python of an environment with transformers}
what=$1 data=$2 seeds=${3:-1} precision=${4:-float32}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The embedded model, wherever this machine keeps it.
es_mini() {
  printf '%s' "$here/../embedded/src/main/resources/org/injerto/embedded/models/es-mini"
}

if [ "$what" = beto-size ]; then
  cp "$(es_mini)"/tokenizer* "$work"
  sed -e 's/"num_hidden_layers": [0-9]*/"num_hidden_layers": 12/' -e 's/"hidden_size": [0-9]*/"hidden_size": 768/' \
    -e 's/"intermediate_size": [0-9]*/"intermediate_size": 3072/' -e 's/"num_attention_heads": [0-9]*/"num_attention_heads": 12/' \
    "$(es_mini)/config.json" >"$work/config.json"
  length=(--steps 60)
  theirs=(12,768,3072,12 "$data/train.tsv" "$data/dev.tsv" --tokenizer "$work" --learning-rate 5e-5 --steps 60)
  ours=(--model "$work" --strategy scratch --learning-rate 5e-5)
else
  length=(--epochs 2)
  theirs=("$(es_mini)" "$data/train.tsv" "$data/dev.tsv" --epochs 2)
  ours=(--model es-mini --learning-rate 3e-4)
fi
[ "$precision" = bfloat16 ] && theirs+=(--bf16)

for seed in $seeds; do
  env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE -C "$work" "$peer" "$here/python/finetune_peer.py" "${theirs[@]}" --seed "$seed" 2>"$work/peer.log" | tail -n 1 || { tail -n 3 "$work/peer.log" >&2; exit 1; }
  "$injerto" train --task text-classification "${ours[@]}" "${length[@]}" --seed "$seed" --precision "$precision" --max-length 128 \
    --warmup-ratio 0 --label-smoothing 0 --weight-decay 0.01 --batch-size 16 --evaluate-every 1000000 --save-every 1000000 \
    --train "$data/train.tsv" --dev "$data/dev.tsv" --output "$work/bundle" --overwrite --json --quiet |
    sed -E 's/.*"tokens_per_second":([0-9]+)[^,]*,"seconds":([0-9.]+).*"accuracy":([0-9.]+),"macro_f1".*/{"injerto": "tokens_per_second \1, seconds \2, accuracy \3"}/'
done
