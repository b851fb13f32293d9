package org.injerto.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.injerto.checkpoint.pickle.Pickle;
import org.injerto.checkpoint.pickle.PickleValue;
import org.injerto.checkpoint.zip.StoredZip;
import org.injerto.checkpoint.zip.ZipMember;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * The form of PyTorch since 1.6: a zip with one folder, in it {@code data.pkl} and a member for
 * each storage.
 */
final class ZippedArchive implements TorchArchive {
  private static final String OBJECT = "/data.pkl";
  private static final String BYTE_ORDER = "byteorder";
  private static final int LONGEST_BYTE_ORDER = 16;

  private final StoredZip zip;
  private final String folder;
  private final PickleValue root;
  private final Set<String> verified = new HashSet<>();

  private ZippedArchive(StoredZip zip, String folder, PickleValue root) {
    this.zip = zip;
    this.folder = folder;
    this.root = root;
  }

  static ZippedArchive open(FileChannel channel, Message subject) throws IOException {
    StoredZip zip = StoredZip.open(channel, subject);
    String folder = folder(zip, subject);
    refuseBigEndian(zip, folder, channel, subject);
    ZipMember object = zip.member(folder + OBJECT.substring(1)).orElseThrow();
    zip.verify(object);
    Pickle pickle = Pickle.read(channel, subject, object.start(), object.end());
    if (pickle.end() != object.end()) {
      throw refuse(subject, "torch.pickle.trailing", object.end() - pickle.end());
    }
    return new ZippedArchive(zip, folder, pickle.value());
  }

  /** The one folder of the archive, with its slash. */
  private static String folder(StoredZip zip, Message subject) {
    String object =
        zip.names().stream()
            .filter(name -> name.endsWith(OBJECT) && name.indexOf('/') == name.lastIndexOf('/'))
            .findFirst()
            .orElseThrow(() -> refuse(subject, "torch.pickle.missing"));
    String folder = object.substring(0, object.indexOf('/') + 1);
    for (String name : zip.names()) {
      if (!name.startsWith(folder)) {
        throw refuse(subject, "torch.member", name, folder);
      }
    }
    return folder;
  }

  private static void refuseBigEndian(
      StoredZip zip, String folder, FileChannel channel, Message subject) throws IOException {
    Optional<ZipMember> member = zip.member(folder + BYTE_ORDER);
    if (member.isPresent()) {
      ByteBuffer text =
          ByteBuffer.allocate((int) Math.min(LONGEST_BYTE_ORDER, member.get().bytes()));
      channel.read(text, member.get().start());
      if (!StandardCharsets.UTF_8.decode(text.flip()).toString().equals("little")) {
        throw refuse(subject, "torch.big.endian");
      }
    }
  }

  private static InvalidInputException refuse(Message subject, String key, Object... arguments) {
    return new InvalidInputException(
        subject, List.of(Message.of(ZippedArchive.class, key, arguments)));
  }

  @Override
  public PickleValue root() {
    return root;
  }

  @Override
  public Optional<StorageRegion> region(String key) {
    return member(key).map(member -> new StorageRegion(member.start(), member.bytes()));
  }

  private Optional<ZipMember> member(String key) {
    return zip.member(folder + "data/" + key);
  }

  @Override
  public void verify(String key) throws IOException {
    if (!verified.contains(key)) {
      zip.verify(member(key).orElseThrow());
      verified.add(key);
    }
  }
}
