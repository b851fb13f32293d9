package org.injerto.inference;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.injerto.provenance.CacheFolder;

/**
 * The native part of ONNX Runtime, unpacked once for this user.
 *
 * <p>By itself ONNX Runtime unpacks it at every start, which takes as long as all else until the
 * first answer.
 */
final class NativeLibrary {
  /** The property that tells ONNX Runtime the folder. */
  private static final String FOLDER = "onnxruntime.native.path";

  private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

  private NativeLibrary() {}

  /**
   * Has it unpacked, unless somebody has said where it is. Where it cannot be kept, ONNX Runtime
   * unpacks it for itself.
   */
  static synchronized void prepare() {
    if (System.getProperty(FOLDER) != null) {
      return;
    }
    try {
      List<URL> packed = packed();
      if (packed.size() == LIBRARIES.size()) {
        System.setProperty(FOLDER, unpack(packed, CacheFolder.ofThisUser()).toString());
      }
    } catch (IOException cannotBeKept) {
      // ONNX Runtime unpacks it for itself
    }
  }

  /** Those for this machine in the jar of ONNX Runtime; fewer if it has none. */
  private static List<URL> packed() {
    String folder = "/ai/onnxruntime/native/" + platform() + "/";
    List<URL> packed = new ArrayList<>();
    for (String name : LIBRARIES) {
      URL library =
          ai.onnxruntime.OrtException.class.getResource(folder + System.mapLibraryName(name));
      if (library != null) {
        packed.add(library);
      }
    }
    return packed;
  }

  /** As the folders of the jar are called. */
  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    boolean arm = processor.equals("aarch64") || processor.equals("arm64");
    if (system.startsWith("mac")) {
      return arm ? "osx-aarch64" : "osx-x64";
    }
    return (system.startsWith("windows") ? "win-" : "linux-") + (arm ? "aarch64" : "x64");
  }

  /** The folder with the libraries, named after their sizes: another version gets another one. */
  static Path unpack(List<URL> packed, Path cache) throws IOException {
    List<Long> sizes = new ArrayList<>();
    for (URL library : packed) {
      sizes.add(library.openConnection().getContentLengthLong());
    }
    Path folder = cache.resolve("onnxruntime-" + sizes.get(0) + "-" + sizes.get(1));
    Files.createDirectories(folder);
    for (int i = 0; i < packed.size(); i++) {
      String path = packed.get(i).getPath();
      Path place = folder.resolve(path.substring(path.lastIndexOf('/') + 1));
      if (!isWhole(place, sizes.get(i))) {
        unpack(packed.get(i), place);
      }
    }
    return folder;
  }

  private static boolean isWhole(Path file, long size) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) == size;
  }

  /** Beside its place, then moved in: other processes see a whole library or none. */
  private static void unpack(URL library, Path place) throws IOException {
    Path beside = Files.createTempFile(place.getParent(), "library-", ".part");
    try {
      try (InputStream content = library.openStream()) {
        Files.copy(content, beside, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
