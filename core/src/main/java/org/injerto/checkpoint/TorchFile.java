package org.injerto.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * A file that {@code torch.save} wrote, read as data: nothing in it is run.
 *
 * @see <a href="https://docs.pytorch.org/docs/stable/notes/serialization.html">the format</a>
 */
final class TorchFile implements TensorFile {
  private final FileChannel channel;
  private final TorchArchive archive;
  private final Map<String, TorchTensor> tensors;

  private TorchFile(FileChannel channel, TorchArchive archive, Map<String, TorchTensor> tensors) {
    this.channel = channel;
    this.archive = archive;
    this.tensors = tensors;
  }

  /**
   * @throws InvalidInputException with what is wrong with the file
   */
  static TorchFile open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      ForeignFile.refuse(file, channel);
      Message subject = Message.of(TorchFile.class, "file.subject", file);
      TorchArchive archive = TorchArchive.open(channel, subject);
      return new TorchFile(
          channel,
          archive,
          TorchTensors.of(StateDictionary.of(archive.root(), subject), archive, subject));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public Map<String, TensorInfo> tensors() {
    Map<String, TensorInfo> infos = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> infos.put(name, tensor.info()));
    return Collections.unmodifiableMap(infos);
  }

  @Override
  public Map<String, String> metadata() {
    return Map.of();
  }

  @Override
  public Map<String, String> tied() {
    Map<String, String> tied = new LinkedHashMap<>();
    Map<TorchTensor, String> first = new HashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          String earlier = first.putIfAbsent(tensor, name);
          if (earlier != null) {
            tied.put(name, earlier);
          }
        });
    return tied;
  }

  @Override
  public void read(String name, PieceReader reader, PieceConsumer consumer) throws IOException {
    TorchTensor tensor = tensor(name);
    archive.verify(tensor.storage());
    reader.read(channel, tensor.run(), consumer);
  }

  @Override
  public void sample(String name, int bytes, PieceReader reader, PieceConsumer consumer)
      throws IOException {
    for (NumberRun sample : tensor(name).run().samples(bytes)) {
      reader.read(channel, sample, consumer);
    }
  }

  private TorchTensor tensor(String name) {
    TorchTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("the file must have the tensor; name=" + name);
    }
    return tensor;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
