package org.injerto.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.injerto.checkpoint.SafetensorsWriter.Entry;
import org.injerto.text.InvalidInputException;

/**
 * A checkpoint of any form as safetensors files. Tensors that share their numbers are written once,
 * under the first name; the others stand in the metadata, as {@code safetensors.torch.save_model}
 * has them.
 */
public final class Conversion {
  private static final Set<ElementType> FLOATS =
      Set.of(
          ElementType.F64,
          ElementType.F32,
          ElementType.F16,
          ElementType.BF16,
          ElementType.F8_E4M3,
          ElementType.F8_E5M2);

  private final Checkpoint source;
  private final Optional<ElementType> floats;
  private long done;

  /**
   * @param source read while it is written, in bounded pieces
   * @param floats what floating-point numbers are written as: F32, F16 or BF16; as they are if it
   *     is empty. Other numbers stay as they are
   */
  public Conversion(Checkpoint source, Optional<ElementType> floats) {
    this.source = source;
    this.floats = floats;
    floats.ifPresent(FloatEncoder::of);
  }

  /** What is written, by name, in order. */
  public Map<String, TensorInfo> tensors() {
    Map<String, TensorInfo> tensors = new LinkedHashMap<>(source.tensors());
    tensors.keySet().removeAll(source.tied().keySet());
    tensors.replaceAll((name, info) -> new TensorInfo(type(info), info.shape()));
    return tensors;
  }

  private ElementType type(TensorInfo info) {
    return FLOATS.contains(info.type()) ? floats.orElse(info.type()) : info.type();
  }

  /** How many bytes all tensors have when they are written. */
  public long bytes() {
    return tensors().values().stream().mapToLong(TensorInfo::bytes).sum();
  }

  /**
   * Writes the files.
   *
   * @param shardBytes how large a file may be without its header; a tensor is never divided
   * @param progress told how many bytes of tensors are written
   * @return the files, an index among them if there are several
   * @throws InvalidInputException if the source is damaged, or has numbers that are too large for
   *     the type that is asked for
   */
  public List<Path> write(Path folder, long shardBytes, LongConsumer progress) throws IOException {
    done = 0;
    List<Entry> entries = new ArrayList<>();
    tensors().forEach((name, info) -> entries.add(entry(name, info, progress)));
    Map<String, String> metadata = new LinkedHashMap<>(source.metadata());
    metadata.putAll(source.tied());
    metadata.put("format", "pt");
    return new ShardedWriter(folder, metadata).write(entries, shardBytes);
  }

  private Entry entry(String name, TensorInfo info, LongConsumer progress) {
    ElementType from = source.info(name).type();
    PrecisionChange change = new PrecisionChange(name, from, info.type());
    return new Entry(
        name,
        info,
        channel ->
            source.read(
                name,
                piece -> {
                  ByteBuffer bytes = from == info.type() ? piece : change.of(piece);
                  done += bytes.remaining();
                  writeAll(channel, bytes);
                  progress.accept(done);
                }));
  }

  private static void writeAll(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
