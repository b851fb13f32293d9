package org.injerto.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What was run, where, when and from what.
 *
 * @param version of Injerto
 * @param started when the run began, in ISO 8601
 * @param seconds how long it took
 * @param machine where it ran
 * @param seed everything random began with
 * @param files what was read
 */
public record RunProvenance(
    String version,
    String started,
    double seconds,
    Machine machine,
    long seed,
    List<DataFile> files) {
  public RunProvenance {
    files = List.copyOf(files);
  }

  /**
   * A run of this version of Injerto on this computer.
   *
   * @param threads how many worked
   * @throws IOException if the system does not say what the computer is
   */
  public static RunProvenance here(
      Instant started, double seconds, int threads, long seed, List<DataFile> files)
      throws IOException {
    return new RunProvenance(
        InjertoVersion.number(), started.toString(), seconds, Machine.here(threads), seed, files);
  }

  /**
   * A file that was read.
   *
   * @param name without its folder
   * @param sha256 of its bytes, in hexadecimal
   * @param examples how many it had
   */
  public record DataFile(String name, String sha256, int examples) {
    /**
     * Files as they are now.
     *
     * @param examples how many each has
     * @throws IOException if one cannot be read
     */
    public static List<DataFile> of(Map<Path, Integer> examples) throws IOException {
      List<DataFile> files = new ArrayList<>();
      for (Map.Entry<Path, Integer> file : examples.entrySet()) {
        String name = file.getKey().getFileName().toString();
        files.add(new DataFile(name, sha256(file.getKey()), file.getValue()));
      }
      return files;
    }

    private static String sha256(Path file) throws IOException {
      try (InputStream bytes = Files.newInputStream(file);
          DigestInputStream digested =
              new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
        digested.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digested.getMessageDigest().digest());
      } catch (NoSuchAlgorithmException everyJavaHasIt) {
        throw new AssertionError(everyJavaHasIt);
      }
    }
  }
}
