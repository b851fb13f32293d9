#!/bin/sh
# record-classes.sh TARGET BUNDLE: writes classes.list anew: the classes that serving loads from its start to its end,
# with a request of each kind between. TARGET/image must be laid out (assemble.sh).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
image=$1/image
bundle=$(realpath "$2")
port=${PORT:-18081}
url=http://127.0.0.1:$port
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cp -r "$image/libraries/opt/injerto/." "$image/program/opt/injerto/." "$folder"
sed -e '/^-XX:SharedArchiveFile/d' -e "s|=/opt/injerto/|=$folder/|" "$folder/serve.args" >"$folder/record.args"
cd "$folder"
SAGEMAKER_BIND_TO_PORT=$port INJERTO_MODEL=$bundle "$image/runtime/opt/java/bin/java" \
  -Xshare:off -XX:DumpLoadedClassList="$folder/classes.list" @record.args serve &
server=$!
attempts=600
until curl --silent --fail --output /dev/null "$url/ping"; do
  kill -0 "$server"
  attempts=$((attempts - 1))
  [ "$attempts" -gt 0 ]
  sleep 0.1
done
ask() {
  curl --silent --show-error --max-time 30 --output /dev/null "$@"
}
ask "$url/invocations" --header 'Content-Type: application/json' --data '{"inputs": ["Muy bueno", "Muy malo"]}'
ask "$url/invocations" --header 'Content-Type: application/jsonlines' --data '{"inputs": "Muy bueno"}'
ask "$url/invocations" --header 'Content-Type: text/csv' --data 'Muy bueno'
ask "$url/invocations" --header 'Content-Type: application/json' --data '{"inputs":'
ask "$url/metrics"
# The health check is made from the same archive.
sed -e '/^-XX:SharedArchiveFile/d' "$folder/health.args" >"$folder/record.args"
SAGEMAKER_BIND_TO_PORT=$port "$image/runtime/opt/java/bin/java" \
  -Xshare:off -XX:DumpLoadedClassList="$folder/health.list" @record.args
kill -TERM "$server"
wait "$server"
awk '!seen[$0]++' "$folder/classes.list" "$folder/health.list" >"$here/classes.list"
