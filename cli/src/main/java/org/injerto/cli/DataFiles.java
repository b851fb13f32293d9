package org.injerto.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.injerto.data.Dataset;
import org.injerto.provenance.RunProvenance.DataFile;

/** The files that a data set was read from, so that a bundle can say what it was made of. */
final class DataFiles {
  private DataFiles() {}

  static List<DataFile> of(Dataset dataset) throws IOException {
    Map<Path, Long> examples =
        dataset.rows().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.place().file(), LinkedHashMap::new, Collectors.counting()));
    List<DataFile> files = new ArrayList<>();
    for (Map.Entry<Path, Long> file : examples.entrySet()) {
      String name = file.getKey().getFileName().toString();
      files.add(new DataFile(name, sha256(file.getKey()), file.getValue().intValue()));
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
