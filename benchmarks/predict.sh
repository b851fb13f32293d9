#!/usr/bin/env bash
# Predicting in batches of 32, beside a Hugging Face pipeline: predict.sh BUNDLE FILE.tsv
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE "${PEER:?the python of an environment with transformers}" "$here/python/pipeline_peer.py" "$1" "$2" 32 2>/dev/null
"$here/jmh.sh" PredictBenchmark "-Dbundle=$(realpath "$1") -Ddata=$(realpath "$2")" | grep '^PredictBenchmark'
