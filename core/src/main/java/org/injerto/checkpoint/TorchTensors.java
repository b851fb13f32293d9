package org.injerto.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.checkpoint.pickle.PickleValue.Storage;
import org.injerto.checkpoint.pickle.PickleValue.Tensor;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.Printable;

/** Checks what a pickle says of its tensors against the storages that are there. */
final class TorchTensors {
  /** Numbers of a tensor that repeats those of its storage, such as an expanded mask. */
  static final long MOST_REPEATED = 1L << 24;

  private final TorchArchive archive;
  private final List<Message> problems = new ArrayList<>();

  private TorchTensors(TorchArchive archive) {
    this.archive = archive;
  }

  /**
   * Where the tensors lie.
   *
   * @param subject what cannot be read if something is wrong, for people
   * @throws InvalidInputException with every tensor whose numbers are not all in its storage
   */
  static Map<String, TorchTensor> of(
      Map<String, Tensor> said, TorchArchive archive, Message subject) {
    TorchTensors checked = new TorchTensors(archive);
    Map<String, TorchTensor> tensors = new LinkedHashMap<>();
    said.forEach(
        (name, tensor) ->
            checked.tensor(Printable.text(name), tensor).ifPresent(t -> tensors.put(name, t)));
    if (!checked.problems.isEmpty()) {
      throw new InvalidInputException(subject, checked.problems);
    }
    return tensors;
  }

  private Optional<TorchTensor> tensor(String name, Tensor tensor) {
    Optional<ElementType> type = TorchTypes.of(tensor.type());
    if (type.isEmpty()) {
      return refuse("tensor.type", name, tensor.type().name());
    }
    boolean negative =
        Stream.of(List.of(tensor.offset()), tensor.sizes(), tensor.strides())
            .flatMap(List::stream)
            .anyMatch(number -> number < 0);
    if (negative || tensor.sizes().size() != tensor.strides().size()) {
      return refuse("tensor.view", name, tensor.offset(), tensor.sizes(), tensor.strides());
    }
    return info(type.get(), tensor)
        .map(info -> located(name, tensor, info))
        .orElseGet(() -> refuse("header.shape", name, tensor.sizes()));
  }

  private static Optional<TensorInfo> info(ElementType type, Tensor tensor) {
    try {
      return Optional.of(new TensorInfo(type, tensor.sizes()));
    } catch (IllegalArgumentException tooLarge) {
      return Optional.empty();
    }
  }

  private Optional<TorchTensor> located(String name, Tensor tensor, TensorInfo info) {
    Storage storage = tensor.storage();
    Optional<StorageRegion> region = archive.region(storage.key());
    if (region.isEmpty()) {
      return refuse("tensor.storage.missing", name, Printable.text(storage.key()));
    }
    int storageBytes = TorchTypes.bytes(storage.type());
    if (storage.elements() != region.get().bytes() / storageBytes
        || region.get().bytes() % storageBytes != 0) {
      return refuse(
          "tensor.storage.size", name, storage.elements(), region.get().bytes() / storageBytes);
    }
    int bytes = info.type().bytes();
    StridedView view = new StridedView(tensor.offset(), tensor.sizes(), tensor.strides());
    long room = region.get().bytes() / bytes;
    if (!isWithin(view, room)) {
      return refuse("tensor.reach", name, view.offset(), view.sizes(), view.strides(), room);
    }
    if (info.elements() > Math.max(room, MOST_REPEATED)) {
      return refuse("tensor.repeated", name, info.elements(), room, MOST_REPEATED);
    }
    NumberRun run = new NumberRun(region.get().start(), bytes, view);
    return Optional.of(new TorchTensor(info, run, storage.key()));
  }

  private static boolean isWithin(StridedView view, long room) {
    try {
      return view.reach() <= room;
    } catch (ArithmeticException overflow) {
      return false;
    }
  }

  private Optional<TorchTensor> refuse(String key, Object... arguments) {
    problems.add(Message.of(TorchTensors.class, key, arguments));
    return Optional.empty();
  }
}
