package org.injerto.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.injerto.architecture.ModelConfig;
import org.injerto.architecture.ProblemType;
import org.injerto.checkpoint.SafetensorsWriter.Entry;
import org.injerto.checkpoint.TensorInfo;
import org.injerto.provenance.Machine;
import org.injerto.provenance.RunProvenance;
import org.injerto.provenance.RunProvenance.DataFile;
import org.injerto.task.LongText;
import org.injerto.task.Reading;

/** The parts of a bundle with one tensor, whose text is in its labels. */
final class SmallBundle {
  static final int WEIGHT_BYTES = 4 << 20;

  private SmallBundle() {}

  /** A pre-trained model to start from. */
  static Path model(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("vocab.txt"), "[PAD]\n");
    Files.writeString(folder.resolve("tokenizer.json"), "{}");
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"model_type": "bert", "architectures": ["BertForMaskedLM"], "hidden_size": 16,
         "num_hidden_layers": 1, "num_attention_heads": 2, "max_position_embeddings": 12}
        """);
    return folder;
  }

  static BundleManifest manifest() {
    Machine machine = new Machine("linux-x86_64", "17", "", 2);
    List<DataFile> files = List.of(new DataFile("train.tsv", "00ff", 3));
    return BundleManifest.classifier(
        new Reading(10, LongText.WINDOWS),
        Map.of("dev", Map.of("macro_f1", 0.5)),
        Map.of("batch-size", 16),
        new RunProvenance("0.1.0", "1970-01-01T00:00:00Z", 1.5, machine, 7, files));
  }

  /** Writes all in one go. */
  static void write(Path target, Path model, String label, boolean overwrite) throws IOException {
    try (BundleWriter writer = BundleWriter.open(target, overwrite)) {
      finish(writer, model, label, () -> ByteBuffer.allocate(WEIGHT_BYTES));
    }
  }

  static void finish(BundleWriter writer, Path model, String label, Supplier<ByteBuffer> weights)
      throws IOException {
    ModelConfig config =
        ModelConfig.read(model.resolve("config.json"))
            .withClassifier(List.of("no", label), ProblemType.SINGLE_LABEL);
    TensorInfo info = TensorInfo.float32(List.of(WEIGHT_BYTES / 4L));
    writer.finish(model, config, List.of(Entry.of("w", info, weights)), manifest());
  }

  static String label(Path bundle) throws IOException {
    return Bundle.open(bundle).config().labels().get(1);
  }
}
