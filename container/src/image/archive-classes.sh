#!/bin/sh
# archive-classes.sh JAVA FOLDER CLASSPATH LIST ARCHIVE: an archive of the classes in LIST, from which the JVM starts
# faster, the same whenever it is made of the same.
#
# What would differ: addresses (no random layout), and who of two threads loads a class first (one processor, no
# compiler, no thread for signals). The Finalizer's thread may still be first, one time in ten on a busy machine; so
# archives are made until one has come out three times.
set -eu
java=$1 folder=$2 classpath=$3 list=$4 archive=$5
most=15

if ! setarch -R true 2>/dev/null; then
  echo "Addresses cannot be fixed here, so an archive of classes would make another image every time: it is left out" >&2
  exit 0
fi
processor=$(taskset -cp $$ | sed 's/.*: //; s/[,-].*//')
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

cd "$folder"
for attempt in $(seq "$most"); do
  setarch -R taskset -c "$processor" "$java" -Xshare:dump -XX:SharedArchiveFile="$made/classes.jsa" \
    -XX:SharedClassListFile="$list" -Xint -Xrs -XX:+UseSerialGC -Xms128m -Xmx128m -XX:-UsePerfData \
    -Xlog:disable -Xlog:all=error:stderr -cp "$classpath" >/dev/null
  digest=$(sha256sum <"$made/classes.jsa" | cut -d ' ' -f 1)
  echo "$digest" >>"$made/digests"
  if [ "$(grep -c "$digest" "$made/digests")" = 3 ]; then
    echo "Archive of classes $digest after $attempt attempts" >&2
    install -m 644 "$made/classes.jsa" "$archive"
    exit 0
  fi
done
echo "No archive of classes came out three times in $most attempts" >&2
exit 1
