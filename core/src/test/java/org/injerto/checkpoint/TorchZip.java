package org.injerto.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Archives as {@code torch.save} writes them, made for tests. */
final class TorchZip {
  private TorchZip() {}

  /** The archive with another pickle and the checksums that belong to it. */
  static byte[] withPickle(Path archive, Consumer<byte[]> change) throws IOException {
    return with(archive, "/data.pkl", change);
  }

  /** The archive where the member of this ending has other bytes. */
  static byte[] with(Path archive, String ending, Consumer<byte[]> change) throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        byte[] content = zip.getInputStream(entry).readAllBytes();
        if (entry.getName().endsWith(ending)) {
          change.accept(content);
        }
        members.put(entry.getName(), content);
      }
    }
    return of(members);
  }

  /** An archive of these members. */
  static byte[] of(Map<String, byte[]> members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        put(out, member.getKey(), member.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry stored = new ZipEntry(name);
    stored.setMethod(ZipEntry.STORED);
    stored.setSize(content.length);
    stored.setCrc(checksum.getValue());
    out.putNextEntry(stored);
    out.write(content);
    out.closeEntry();
  }
}
