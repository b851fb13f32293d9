#!/usr/bin/env bash
# Builds the benchmarks with everything that they need to run.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
exec "$here/../mvnw" -f "$here/../pom.xml" -B -q -pl benchmarks -am -Dmaven.test.skip -Djacoco.skip -Dspotless.check.skip package \
  dependency:copy-dependencies -DincludeScope=runtime
