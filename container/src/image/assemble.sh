#!/bin/sh
# assemble.sh TARGET JAR: lays out in TARGET/image, a folder a layer, what the image holds. The same jars, JDK and
# system libraries give the same bytes. Linux with the GNU C library, a JDK and what every distribution has.
#   runtime    system libraries, JRE, user
#   libraries  jars of others, ONNX Runtime's native libraries
#   program    our jars, options of the JVM, archive of classes, bill of materials
#   model      a bundle, if IMAGE_MODEL names one
set -eu
export LC_ALL=C TZ=UTC

# What jdeps finds in the jars (java.sql for a method of Jackson and Micrometer that nothing here calls, but verification
# loads its types), and by hand: jdk.crypto.ec for TLS, jdk.unsupported for sun.misc.
modules=java.base,java.logging,java.management,java.naming,java.net.http,java.sql,java.xml,jdk.crypto.ec,jdk.management,jdk.unsupported

target=$1
jar=$2
here=$(cd "$(dirname "$0")" && pwd)
image=$target/image
runtime=$image/runtime
java=$runtime/opt/java
libraries=$image/libraries/opt/injerto
program=$image/program/opt/injerto
model=$image/model/opt/ml/model

say() {
  printf '%s\n' "$*" >&2
}

# Jib knows a layer by the names and times of its files, which are always the same here.
forget_last_build() {
  rm -rf "$image" "$target/jib-cache"
  mkdir -p "$runtime/tmp" "$libraries/lib" "$libraries/native" "$program/lib" "$model"
}

make_jre() {
  mkdir -p "$runtime/opt"
  "$JAVA_HOME/bin/jlink" --add-modules "$modules" --output "$java" \
    --strip-java-debug-attributes --no-header-files --no-man-pages --vm=server --compress=1
}

make_user() {
  mkdir -p "$runtime/etc"
  printf 'injerto:x:65532:65532::/:\n' >"$runtime/etc/passwd"
  printf 'injerto:x:65532:\n' >"$runtime/etc/group"
}

copy_jars() {
  for file in "$target"/libraries/*.jar; do
    case ${file##*/} in
      injerto-*) cp "$file" "$program/lib" ;;
      onnxruntime-*) split_onnxruntime "$file" ;;
      *) cp "$file" "$libraries/lib" ;;
    esac
  done
  cp "$target/$jar" "$program/lib"
}

# Its jar holds the libraries of four platforms and would unpack one at every start.
split_onnxruntime() {
  case $(uname -m) in
    x86_64) platform=linux-x64 ;;
    aarch64) platform=linux-aarch64 ;;
    *) say "ONNX Runtime has no libraries for $(uname -m)"; exit 1 ;;
  esac
  unpacked=$image/onnxruntime
  mkdir "$unpacked"
  (cd "$unpacked" && "$JAVA_HOME/bin/jar" --extract --file "$1")
  mv "$unpacked/ai/onnxruntime/native/$platform"/*.so "$libraries/native"
  rm -r "$unpacked/ai/onnxruntime/native"
  find "$unpacked" -exec touch -d @315532800 {} + # 1980, where the times of zip begin
  (cd "$unpacked" && find . -type f ! -path ./META-INF/MANIFEST.MF | sort | sed 's|^\./||' >"$image/onnxruntime.list")
  (cd "$unpacked" && "$JAVA_HOME/bin/jar" -J-Duser.timezone=UTC --create --no-manifest \
    --file "$libraries/lib/${1##*/}" @"$image/onnxruntime.list")
  rm -r "$unpacked" "$image/onnxruntime.list"
}

# The C library, and all that the JVM and ONNX Runtime are linked with, at the places where this machine has them.
copy_system_libraries() {
  native=$(find "$java" "$libraries/native" -name '*.so'; echo "$java/bin/java")
  # shellcheck disable=SC2086 # a word a file
  LD_LIBRARY_PATH=$java/lib:$java/lib/server:$libraries/native ldd $native |
    sed -n 's/^.* => \(\/[^ ]*\) (.*/\1/p; s/^[[:space:]]*\(\/[^ ]*ld[^ ]*\) (.*/\1/p' | sort -u |
    while read -r library; do
      case $library in "$target"/*) ;; *) copy_library "$library" ;; esac
    done
  c=$(find "$runtime" -name libc.so.6 | head -n 1)
  for name in libnss_files.so.2 libnss_dns.so.2 libresolv.so.2; do # loaded when a name is looked up
    ! [ -e "${c#"$runtime"}" ] || copy_library "$(dirname "${c#"$runtime"}")/$name"
  done
  for locale in /usr/lib/locale/C.utf8 /usr/lib/locale/C.UTF-8; do # for names of files with ñ
    ! [ -d "$locale" ] || { mkdir -p "$runtime/usr/lib/locale" && cp -r "$locale" "$runtime/usr/lib/locale"; }
  done
}

copy_library() {
  ! [ -e "$1" ] || { mkdir -p "$runtime$(dirname "$1")" && cp -L "$1" "$runtime$1"; }
}

# A relative place is one below the root of the sources, where Maven is run.
copy_model() {
  ! [ -n "${IMAGE_MODEL:-}" ] || (cd "$here/../../.." && cp -rL "$IMAGE_MODEL/." "$model")
}

# Relative, because an archive of classes is good for the class path that it was made with and no other.
class_path() {
  (cd "$image" && find libraries program -path '*/opt/injerto/lib/*.jar' | sed 's|.*/|lib/|' | sort | tr '\n' ':' | sed 's/:$//')
}

write_options() {
  cat >"$program/serve.args" <<END
-XX:SharedArchiveFile=injerto.jsa
-Xlog:disable
-Xlog:all=error:stderr
-XX:-UsePerfData
-XX:MaxRAMPercentage=50
-XX:+ExitOnOutOfMemoryError
-Dfile.encoding=UTF-8
-Donnxruntime.native.path=/opt/injerto/native
-Djava.io.tmpdir=/dev/shm
-cp $(class_path)
org.injerto.container.ServingContainer
END
  cat >"$program/health.args" <<END
-XX:SharedArchiveFile=injerto.jsa
-Xlog:disable
-Xmx16m
-XX:+UseSerialGC
-XX:TieredStopAtLevel=1
-XX:-UsePerfData
-cp $(class_path)
org.injerto.container.HealthCheck
END
}

# Files bear the time that Jib gives them in the image: the archive of classes is checked by it.
set_times() {
  find "$image" -exec touch -h -d @1 {} +
}

archive_classes() {
  whole=$image/whole
  mkdir -p "$whole"
  cp -al "$libraries/." "$program/." "$whole"
  sh "$here/archive-classes.sh" "$java/bin/java" "$whole" "$(class_path)" "$here/classes.list" "$program/injerto.jsa"
  rm -r "$whole"
}

# An image of no layers, for the health check, of which Jib has no setting.
write_base() {
  base=$image/base
  mkdir "$base"
  case $(uname -m) in aarch64) architecture=arm64 ;; *) architecture=amd64 ;; esac
  cat >"$base/config.json" <<END
{"architecture":"$architecture","os":"linux","rootfs":{"type":"layers","diff_ids":[]},"history":[],
 "config":{"Healthcheck":{"Test":["CMD","/opt/java/bin/java","@health.args"],
 "Interval":30000000000,"Timeout":5000000000,"StartPeriod":60000000000,"Retries":3}}}
END
  printf '[{"Config":"config.json","RepoTags":null,"Layers":[]}]\n' >"$base/manifest.json"
  tar -cf "$image/base.tar" -C "$base" manifest.json config.json
  rm -r "$base"
}

forget_last_build
make_jre
make_user
copy_jars
[ -n "${IMAGE_BASE:-}" ] || copy_system_libraries
copy_model
cp "$target/bom.json" "$program"
sh "$here/bill-of-system.sh" "$runtime" >"$program/bom-system.json"
write_options
set_times
[ "${IMAGE_CDS:-true}" = false ] || archive_classes
write_base
set_times
