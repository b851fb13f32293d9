#!/usr/bin/env bash
# Resident memory of train over 2,000 updates of es-mini, in MB a tenth of the run: memory.sh FOLDER
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
data=$1 steps=${2:-2000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/../injerto" train --task text-classification --model es-mini --train "$data/train.tsv" --dev "$data/dev.tsv" \
  --steps "$steps" --output "$work/bundle" --language en 2>"$work/progress" >/dev/null &
process=$!
last=-1
while kill -0 "$process" 2>/dev/null; do
  step=$(sed -nE 's/.*: ([0-9]+)\/[0-9]+, .*/\1/p' "$work/progress" | tail -n 1)
  if [ -n "$step" ] && [ $((step * 10 / steps)) -gt "$last" ]; then
    last=$((step * 10 / steps))
    awk -v step="$step" '/^VmRSS/ {printf "update %d: %d MB\n", step, $2 / 1024}' "/proc/$process/status"
  fi
  peak=$(awk '/^VmHWM/ {print int($2 / 1024)}' "/proc/$process/status" 2>/dev/null || true)
  [ -n "$peak" ] && highest=$peak
  read -r -t 1 <> <(:) || true # waits a second
done
echo "highest: ${highest} MB"
