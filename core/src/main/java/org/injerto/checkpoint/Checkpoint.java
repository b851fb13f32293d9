package org.injerto.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.injerto.checkpoint.SafetensorsHeader.Place;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * Tensors on disk: one safetensors file, or several that an index names.
 *
 * <p>Numbers are mapped into memory when they are read and not before.
 */
public final class Checkpoint implements AutoCloseable {
  private static final String SINGLE = "model.safetensors";
  private static final String INDEX = "model.safetensors.index.json";
  private static final long LARGEST_PIECE = 1L << 28;

  private final List<SafetensorsFile> files;
  private final Map<String, Source> sources;
  private final Map<String, String> metadata;

  private record Source(SafetensorsFile file, Place place) {}

  private Checkpoint(List<SafetensorsFile> files) {
    this.files = files;
    Map<String, Source> all = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    for (SafetensorsFile file : files) {
      file.header().places().forEach((name, place) -> all.put(name, new Source(file, place)));
      texts.putAll(file.header().metadata());
    }
    this.sources = Collections.unmodifiableMap(all);
    this.metadata = Map.copyOf(texts);
  }

  /**
   * Opens a checkpoint.
   *
   * @param path a safetensors file, an index file, or a folder with one of them
   * @throws InvalidInputException with everything that is wrong with it
   */
  public static Checkpoint open(Path path) throws IOException {
    Path file = Files.isDirectory(path) ? inFolder(path) : path;
    boolean sharded = file.toString().endsWith(".json");
    return openAll(sharded ? ShardIndex.read(file).shards() : List.of(file));
  }

  private static Path inFolder(Path folder) {
    Path single = folder.resolve(SINGLE);
    Path index = folder.resolve(INDEX);
    if (Files.exists(single)) {
      return single;
    }
    if (Files.exists(index)) {
      return index;
    }
    throw new InvalidInputException(
        Message.of(Checkpoint.class, "checkpoint.none", folder, SINGLE, INDEX));
  }

  private static Checkpoint openAll(List<Path> paths) throws IOException {
    List<SafetensorsFile> files = new ArrayList<>();
    try {
      for (Path path : paths) {
        files.add(SafetensorsFile.open(path));
      }
      return new Checkpoint(List.copyOf(files));
    } catch (IOException | RuntimeException e) {
      for (SafetensorsFile file : files) {
        file.close();
      }
      throw e;
    }
  }

  /** What tensors there are, in the order of the files. */
  public Map<String, TensorInfo> tensors() {
    Map<String, TensorInfo> tensors = new LinkedHashMap<>();
    sources.forEach((name, source) -> tensors.put(name, source.place.info()));
    return Collections.unmodifiableMap(tensors);
  }

  /** The free text of the files, by name. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /**
   * Writes the numbers of a tensor into a buffer, as float32.
   *
   * @param into has room for exactly as many numbers
   * @throws IllegalArgumentException if there is no such tensor, it does not fit, or its numbers
   *     are neither F64, F32, F16 nor BF16
   */
  public void read(String name, FloatBuffer into) throws IOException {
    Source source = source(name);
    TensorInfo info = source.place.info();
    if (into.remaining() != info.elements()) {
      throw new IllegalArgumentException(
          "the buffer must fit the tensor; room="
              + into.remaining()
              + ", elements="
              + info.elements());
    }
    FloatDecoder decoder = FloatDecoder.of(info.type());
    for (long from = 0; from < info.bytes(); from += LARGEST_PIECE) {
      long length = Math.min(LARGEST_PIECE, info.bytes() - from);
      decoder.decode(source.file.map(source.place, from, length), into);
    }
  }

  /**
   * The bytes of a tensor, little endian, read-only.
   *
   * @throws IllegalArgumentException if there is no such tensor or it has 2 GiB or more
   */
  public ByteBuffer bytes(String name) throws IOException {
    Source source = source(name);
    long length = source.place.info().bytes();
    if (length > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a tensor must have less than 2 GiB; bytes=" + length);
    }
    return source.file.map(source.place, 0, length);
  }

  private Source source(String name) {
    Source source = sources.get(name);
    if (source == null) {
      throw new IllegalArgumentException("the checkpoint must have the tensor; name=" + name);
    }
    return source;
  }

  @Override
  public void close() throws IOException {
    for (SafetensorsFile file : files) {
      file.close();
    }
  }
}
