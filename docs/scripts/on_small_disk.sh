#!/usr/bin/env bash
# Runs a command beside a disk that is soon full (Linux; a user namespace, so no rights are needed).
# An @ in the arguments stands for the disk; what is on it at the end is listed, then it is gone.
#
#   docs/scripts/on_small_disk.sh 2m ./injerto train … --output @/mine
set -euo pipefail

size=$1
shift
folder=$(mktemp -d)
trap 'rmdir "$folder"' EXIT
unshare --map-root-user --mount bash -c '
  mount -t tmpfs -o "size=$1" small "$2"
  "${@:3}"
  echo "exit code $?; on the disk:"
  find "$2" -mindepth 1 -printf "%P %s\n"
' bash "$size" "$folder" "${@//@/$folder}"
