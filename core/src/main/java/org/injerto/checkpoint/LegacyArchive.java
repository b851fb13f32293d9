package org.injerto.checkpoint;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.injerto.checkpoint.pickle.Pickle;
import org.injerto.checkpoint.pickle.PickleDictionary;
import org.injerto.checkpoint.pickle.PickleSequence;
import org.injerto.checkpoint.pickle.PickleValue;
import org.injerto.checkpoint.pickle.PickleValue.Storage;
import org.injerto.checkpoint.pickle.PickleValue.Text;
import org.injerto.checkpoint.pickle.PickleValue.Truth;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * The form of PyTorch before 1.6: five pickles (a magic number, the protocol, the machine, the
 * object, the keys of its storages) and then the storages, each after the number of its elements.
 */
final class LegacyArchive implements TorchArchive {
  private static final PickleValue MAGIC =
      new PickleValue.LongWhole(new BigInteger("1950a86a20f9469cfc6c", 16));
  private static final PickleValue PROTOCOL = new PickleValue.Whole(1001);

  private final PickleValue root;
  private final Map<String, StorageRegion> regions;

  private LegacyArchive(PickleValue root, Map<String, StorageRegion> regions) {
    this.root = root;
    this.regions = regions;
  }

  static LegacyArchive open(FileChannel channel, Message subject) throws IOException {
    long size = channel.size();
    Pickle magic = Pickle.read(channel, subject, 0, size);
    require(magic.value().equals(MAGIC), subject, "legacy.magic");
    Pickle protocol = Pickle.read(channel, subject, magic.end(), size);
    require(protocol.value().equals(PROTOCOL), subject, "legacy.protocol");
    Pickle machine = Pickle.read(channel, subject, protocol.end(), size);
    require(isLittleEndian(machine.value()), subject, "torch.big.endian");
    Pickle object = Pickle.read(channel, subject, machine.end(), size);
    Pickle keys = Pickle.read(channel, subject, object.end(), size);
    Map<String, StorageRegion> regions = new Regions(channel, subject, object.storages()).of(keys);
    return new LegacyArchive(object.value(), regions);
  }

  private static boolean isLittleEndian(PickleValue machine) {
    return machine instanceof PickleDictionary dictionary
        && dictionary.entries().stream()
            .anyMatch(
                entry ->
                    entry.key().equals(new Text("little_endian"))
                        && entry.value().equals(new Truth(true)));
  }

  private static void require(boolean right, Message subject, String key, Object... arguments) {
    if (!right) {
      throw refuse(subject, key, arguments);
    }
  }

  private static InvalidInputException refuse(Message subject, String key, Object... arguments) {
    return new InvalidInputException(
        subject, List.of(Message.of(LegacyArchive.class, key, arguments)));
  }

  /** Finds the storages, which follow the pickles in the order of their keys. */
  private record Regions(FileChannel channel, Message subject, List<Storage> storages) {
    Map<String, StorageRegion> of(Pickle keys) throws IOException {
      if (!(keys.value() instanceof PickleSequence inOrder)) {
        throw refuse(subject, "legacy.keys");
      }
      Map<PickleValue, Storage> known = new HashMap<>();
      storages.forEach(storage -> known.putIfAbsent(new Text(storage.key()), storage));
      Map<String, StorageRegion> regions = new HashMap<>();
      long at = keys.end();
      for (PickleValue key : inOrder.items()) {
        Storage storage = known.remove(key);
        if (storage == null) {
          throw refuse(subject, "legacy.keys");
        }
        StorageRegion region = region(storage, at);
        regions.put(storage.key(), region);
        at = region.start() + region.bytes();
      }
      require(at == channel.size(), subject, "legacy.trailing", channel.size() - at);
      return regions;
    }

    private StorageRegion region(Storage storage, long at) throws IOException {
      ByteBuffer count = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      while (count.hasRemaining()) {
        int read = channel.read(count, at + count.position());
        require(read >= 0, subject, "legacy.short", storage.key());
      }
      long elements = count.getLong(0);
      int bytes = TorchTypes.bytes(storage.type());
      long start = at + Long.BYTES;
      require(
          elements >= 0 && elements <= (channel.size() - start) / bytes,
          subject,
          "legacy.short",
          storage.key());
      return new StorageRegion(start, elements * bytes);
    }
  }

  @Override
  public PickleValue root() {
    return root;
  }

  @Override
  public Optional<StorageRegion> region(String key) {
    return Optional.ofNullable(regions.get(key));
  }

  /** The old form has no checksums. */
  @Override
  public void verify(String key) {}
}
