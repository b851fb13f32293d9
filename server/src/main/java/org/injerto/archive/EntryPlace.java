package org.injerto.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.injerto.text.Message;
import org.injerto.text.Printable;

/**
 * Where an entry of an archive wants to lie.
 *
 * @param folder the only place that it may lie in, absolute
 */
record EntryPlace(TarArchiveEntry entry, Path folder) {
  private static final int LONGEST_NAME = 255;
  private static final int DEEPEST = 8;

  /** Drives and separators of Windows, and what no terminal shows. */
  private static final Pattern ODD = Pattern.compile("[\\\\:\\p{Cntrl}]");

  /** What speaks against taking it. */
  Optional<Message> problem() {
    if (entry.isSymbolicLink() || entry.isLink()) {
      return said("entry.link", Printable.text(entry.getLinkName()));
    }
    if (!isPlain()) {
      return said("entry.special");
    }
    String name = entry.getName();
    if (name.startsWith("/") || List.of(name.split("/")).contains("..")) {
      return said("entry.outside");
    }
    if (ODD.matcher(name).find()
        || name.length() > LONGEST_NAME
        || name.split("/").length > DEEPEST) {
      return said("entry.odd", LONGEST_NAME, DEEPEST);
    }
    return isTaken() ? said("entry.twice") : Optional.empty();
  }

  /** The library counts devices and pipes as files, so its word is not taken. */
  private boolean isPlain() {
    byte kind = entry.getLinkFlag();
    boolean file = kind == TarConstants.LF_NORMAL || kind == TarConstants.LF_OLDNORM;
    return entry.isDirectory() || (file && !entry.isSparse());
  }

  private boolean isTaken() {
    Path path = path();
    boolean belowFile =
        Stream.iterate(path, place -> !place.equals(folder), Path::getParent)
            .skip(1)
            .anyMatch(Files::isRegularFile);
    boolean sameName = entry.isDirectory() ? Files.isRegularFile(path) : Files.exists(path);
    return belowFile || sameName;
  }

  /** The place, within the folder if there is no problem. */
  Path path() {
    return folder.resolve(entry.getName()).normalize();
  }

  private Optional<Message> said(String key, Object... more) {
    Object[] arguments = new Object[more.length + 1];
    arguments[0] = Printable.text(entry.getName());
    System.arraycopy(more, 0, arguments, 1, more.length);
    return Optional.of(Message.of(EntryPlace.class, key, arguments));
  }
}
