package org.injerto.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.injerto.text.InvalidInputException;

/**
 * Tensors on disk: one file of safetensors or of PyTorch, or several that an index names.
 *
 * <p>Numbers are read when they are asked for and not before, in pieces of bounded size. A
 * checkpoint is read by one thread at a time.
 */
public final class Checkpoint implements AutoCloseable {
  /** Bytes that are read at once; more would fall out of the processor's caches. */
  static final int LARGEST_PIECE = 1 << 20;

  private final List<TensorFile> files;
  private final Map<String, Source> sources;
  private final PieceReader reader;

  private record Source(TensorFile file, TensorInfo info) {}

  private Checkpoint(List<TensorFile> files, int largestPiece) {
    this.files = files;
    Map<String, Source> all = new LinkedHashMap<>();
    for (TensorFile file : files) {
      file.tensors().forEach((name, info) -> all.put(name, new Source(file, info)));
    }
    this.sources = Collections.unmodifiableMap(all);
    this.reader = new PieceReader(largestPiece);
  }

  /**
   * Opens a checkpoint.
   *
   * @param path a file, an index file, or a folder with one of {@link CheckpointFiles#NAMES}
   * @throws InvalidInputException with everything that is wrong with it
   */
  public static Checkpoint open(Path path) throws IOException {
    return open(path, LARGEST_PIECE);
  }

  /**
   * The same, reading other pieces.
   *
   * @param largestPiece bytes, at least those of a number
   */
  static Checkpoint open(Path path, int largestPiece) throws IOException {
    Path file = Files.isDirectory(path) ? CheckpointFiles.in(path) : path;
    List<TensorFile> files =
        CheckpointFiles.isIndex(file) ? ShardIndex.open(file) : List.of(TensorFile.open(file));
    return new Checkpoint(files, largestPiece);
  }

  /** What tensors there are, in the order of the files. */
  public Map<String, TensorInfo> tensors() {
    Map<String, TensorInfo> tensors = new LinkedHashMap<>();
    sources.forEach((name, source) -> tensors.put(name, source.info));
    return Collections.unmodifiableMap(tensors);
  }

  /**
   * What a tensor is.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public TensorInfo info(String name) {
    return source(name).info;
  }

  /** The free text of the files, by name. */
  public Map<String, String> metadata() {
    Map<String, String> texts = new LinkedHashMap<>();
    files.forEach(file -> texts.putAll(file.metadata()));
    return Map.copyOf(texts);
  }

  /**
   * Tensors that are stored once under several names: the later names, and the first one. Only the
   * forms of PyTorch say so.
   */
  public Map<String, String> tied() {
    Map<String, String> tied = new LinkedHashMap<>();
    files.forEach(file -> tied.putAll(file.tied()));
    return tied;
  }

  /**
   * Writes the numbers of a tensor into a buffer, as float32.
   *
   * @param into has room for exactly as many numbers
   * @throws IllegalArgumentException if there is no such tensor, it does not fit, or its numbers
   *     are no floating-point numbers
   * @throws InvalidInputException if the numbers are damaged
   */
  public void read(String name, FloatBuffer into) throws IOException {
    Source source = source(name);
    if (into.remaining() != source.info.elements()) {
      throw new IllegalArgumentException(
          "the buffer must fit the tensor; room="
              + into.remaining()
              + ", elements="
              + source.info.elements());
    }
    FloatDecoder decoder = FloatDecoder.of(source.info.type());
    source.file.read(name, reader, piece -> decoder.decode(piece, into));
  }

  /**
   * Hands over the numbers of a tensor as float32, row by row, in pieces.
   *
   * @param consumer may keep what it is given
   * @throws IllegalArgumentException if there is no such tensor, or its numbers are no
   *     floating-point numbers
   * @throws InvalidInputException if the numbers are damaged
   */
  public void scan(String name, Consumer<FloatBuffer> consumer) throws IOException {
    Source source = source(name);
    FloatDecoder decoder = FloatDecoder.of(source.info.type());
    source.file.read(
        name,
        reader,
        piece -> {
          FloatBuffer numbers =
              FloatBuffer.allocate(piece.remaining() / source.info.type().bytes());
          decoder.decode(piece, numbers);
          consumer.accept(numbers.flip());
        });
  }

  /**
   * Hands over the bytes of a tensor, little endian, row by row.
   *
   * @throws IllegalArgumentException if there is no such tensor
   */
  void read(String name, PieceConsumer consumer) throws IOException {
    source(name).file.read(name, reader, consumer);
  }

  /**
   * Hands over numbers of the beginning, the middle and the end of a tensor, little endian, so that
   * changes of a tensor are found without all of it being read.
   *
   * @param bytes of each at most, at least those of a number; a tensor of no more is handed over
   *     whole
   * @param consumer is given what is gone once it returns
   * @throws IllegalArgumentException if there is no such tensor
   */
  public void sample(String name, int bytes, Consumer<ByteBuffer> consumer) throws IOException {
    source(name).file.sample(name, bytes, reader, consumer::accept);
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
    for (TensorFile file : files) {
      file.close();
    }
  }
}
