#!/usr/bin/env bash
# Builds the benchmarks, unless BUILT is set, and runs one: jmh.sh NAME -Dproperty=value... [-- option of JMH...]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
name=$1
shift
properties=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do
  properties+=("$1")
  shift
done
[ $# -eq 0 ] || shift
[ -n "${BUILT:-}" ] || "$here/build.sh"
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 OMP_WAIT_POLICY=PASSIVE
exec java -cp "$here/target/classes:$here/target/dependency/*" org.openjdk.jmh.Main "$name" "$@" -jvmArgs \
  "-Xmx2g -Dfile.encoding=UTF-8 -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 -Dorg.bytedeco.javacpp.maxBytes=0 ${properties[*]}"
