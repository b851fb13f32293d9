package org.injerto.checkpoint.pickle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.injerto.checkpoint.pickle.PickleValue.Callable;
import org.injerto.checkpoint.pickle.PickleValue.Other;
import org.injerto.checkpoint.pickle.PickleValue.Type;

/** All that a pickle may name. Whatever else it names, it is refused. */
public final class AllowedGlobals {
  private static final Map<String, Construction> CALLABLES =
      Map.ofEntries(
          Map.entry("collections.OrderedDict", AllowedGlobals::orderedDictionary),
          Map.entry("torch._utils._rebuild_tensor", TensorConstructions::first),
          Map.entry("torch._utils._rebuild_tensor_v2", TensorConstructions::second),
          Map.entry("torch._utils._rebuild_tensor_v3", TensorConstructions::third),
          Map.entry("torch._utils._rebuild_parameter", TensorConstructions::parameter),
          Map.entry("torch._utils._rebuild_parameter_with_state", TensorConstructions::parameter),
          Map.entry("torch.Size", arguments -> new Other("torch.Size")),
          Map.entry("torch.device", arguments -> new Other("torch.device")),
          Map.entry("__builtin__.set", arguments -> new Other("set")),
          Map.entry("builtins.set", arguments -> new Other("set")),
          Map.entry("_codecs.encode", arguments -> new Other("bytes")),
          Map.entry("numpy.dtype", arguments -> new Other("numpy.dtype")),
          Map.entry("numpy.core.multiarray.scalar", arguments -> new Other("numpy scalar")),
          Map.entry("numpy._core.multiarray.scalar", arguments -> new Other("numpy scalar")));

  private static final Set<String> TYPES =
      Set.of(
          "torch.DoubleStorage",
          "torch.FloatStorage",
          "torch.HalfStorage",
          "torch.BFloat16Storage",
          "torch.LongStorage",
          "torch.IntStorage",
          "torch.ShortStorage",
          "torch.CharStorage",
          "torch.ByteStorage",
          "torch.BoolStorage",
          "torch.ComplexFloatStorage",
          "torch.storage.UntypedStorage",
          "torch.float64",
          "torch.float32",
          "torch.float16",
          "torch.bfloat16",
          "torch.int64",
          "torch.int32",
          "torch.int16",
          "torch.int8",
          "torch.uint64",
          "torch.uint32",
          "torch.uint16",
          "torch.uint8",
          "torch.bool",
          "torch.complex64",
          "torch.float8_e4m3fn",
          "torch.float8_e5m2",
          "torch.float8_e8m0fnu");

  private static final Map<String, PickleValue> ALL = all();

  private AllowedGlobals() {}

  /** The names, with their modules, in alphabetical order. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  static Optional<PickleValue> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  private static Map<String, PickleValue> all() {
    Map<String, PickleValue> all = new TreeMap<>();
    CALLABLES.forEach((name, construction) -> all.put(name, new Callable(name, construction)));
    TYPES.forEach(name -> all.put(name, new Type(name)));
    return all;
  }

  /** Empty, or of a list of pairs, as Python 2 wrote it. */
  private static PickleValue orderedDictionary(Arguments arguments) {
    arguments.requireSize(0, 1);
    PickleDictionary dictionary = new PickleDictionary();
    if (arguments.size() == 1) {
      for (PickleValue item : arguments.sequence(0).items()) {
        if (!(item instanceof PickleSequence pair) || pair.items().size() != 2) {
          throw arguments.wrong(0, "list of pairs");
        }
        dictionary.put(pair.items().get(0), pair.items().get(1));
      }
    }
    return dictionary;
  }
}
