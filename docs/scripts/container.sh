#!/usr/bin/env bash
# container.sh BUNDLE: runs the image as SageMaker does, on a file system that cannot be written and without rights,
# once with the folder BUNDLE and once with it packed; asks for its health and for answers, and stops it.
# Needs podman and container/target/jib-image.tar (./mvnw -Pimage verify, or with -Dmaven.test.skip=true package).
# Ends with 77 if podman can run no container here.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

bundle=$(realpath "$1")
image=localhost/injerto:0.1.0
port=${PORT:-18080}
name=injerto-check-$$
work=$(mktemp --directory)
trap 'podman rm --force --time 0 "$name" >/dev/null 2>&1 || true; rm -rf "$work"' EXIT

fail() {
  echo "container.sh: $*" >&2
  podman logs "$name" >&2 || true
  exit 1
}

# run FOLDER OPTION...: a container with FOLDER as its model, in the state of a fresh endpoint.
run() {
  local folder=$1
  shift
  podman run --detach --name "$name" --network host --read-only --read-only-tmpfs=false --cap-drop all \
    --security-opt no-new-privileges --volume "$folder":/opt/ml/model:ro \
    --env SAGEMAKER_BIND_TO_PORT="$port" --env SAGEMAKER_MULTI_MODEL=false "$@" "$image" serve >/dev/null 2>&1
}

await_health() {
  for _ in $(seq 300); do
    [ "$(curl --silent --output /dev/null --write-out '%{http_code}' "http://127.0.0.1:$port/ping")" = 200 ] && return
    [ "$(podman inspect --format '{{.State.Running}}' "$name")" = true ] || fail "it ended before it could answer"
    sleep 0.05
  done
  fail "it did not become healthy"
}

check() {
  local began answer
  began=$(date +%s%N)
  run "$@" || fail "it did not start"
  await_health
  answer=$(curl --silent --show-error --fail "http://127.0.0.1:$port/invocations" \
    --header 'Content-Type: application/json' --data '{"inputs": "Una maravilla, repetiremos."}')
  echo "first answer $((($(date +%s%N) - began) / 1000000)) ms after podman run: $answer"
  case $answer in *label*score*) ;; *) fail "no label in the answer" ;; esac

  podman healthcheck run "$name" || fail "its own health check fails"
  [ "$(podman top "$name" user | tail -n 1)" != root ] || fail "it runs as root"
  # Folders that podman itself makes are C; what the program wrote would be A.
  podman diff "$name" | { ! grep '^A' | grep --invert-match --extended-regexp '^A /(dev|etc|proc|run|sys)($|/)'; } || fail "it has written"

  podman stop --time 30 "$name" >/dev/null 2>&1
  [ "$(podman inspect --format '{{.State.ExitCode}}' "$name")" = 0 ] || fail "SIGTERM did not end it with 0"
  podman rm "$name" >/dev/null 2>&1
}

# What the image does not do ends with 2; any other code is podman's.
podman_works() {
  podman run --rm --network host "$image" train >"$work/said" 2>&1 && return 1
  [ $? = 2 ] && grep --quiet 'its argument is serve' "$work/said"
}

refuses() {
  run "$work" --env SAGEMAKER_BIND_TO_PORT=http --env INJERTO_TREADS=2 || true
  [ "$(podman wait "$name" 2>/dev/null)" = 2 ] || fail "a wrong environment is not refused with 2"
  podman logs "$name" 2>&1 | grep --quiet 'did you mean INJERTO_THREADS' || fail "not all that is wrong is said"
  podman rm "$name" >/dev/null 2>&1
}

podman load --quiet --input container/target/jib-image.tar >/dev/null
echo "image $(cat container/target/jib-image.digest), $(stat --format %s container/target/jib-image.tar) bytes packed," \
  "$(podman image inspect --format '{{.Size}}' "$image") unpacked"
podman_works || {
  cat "$work/said" >&2
  exit 77
}
check "$bundle"
mkdir "$work/packed"
./injerto package "$bundle" --output "$work/packed/model.tar.gz" --language en
check "$work/packed" --tmpfs /tmp
refuses
echo "The container serves the folder and the archive, writes nothing, and ends as it should."
