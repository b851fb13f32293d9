package org.injerto.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.injerto.architecture.HeadKind;
import org.injerto.checkpoint.SafetensorsWriter;
import org.injerto.data.Dataset;
import org.injerto.data.Dataset.Place;
import org.injerto.data.Dataset.Row;
import org.injerto.data.Example;
import org.injerto.model.Parameters;
import org.injerto.model.PretrainedModel;

/** A random masked language model of any family on disk, and what it learns. */
final class SmallModel {
  private static final Path TOKENIZER = Path.of("src/test/resources/golden/pipelines/models/fill");

  /** What each family says beside its name; all but ALBERT have two layers of their own. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "bert", "",
          "roberta", "",
          "xlm-roberta", "",
          "camembert", "",
          "electra", ", \"embedding_size\": 16",
          "albert", ", \"embedding_size\": 16, \"num_hidden_groups\": 1",
          "deberta-v2",
              ", \"relative_attention\": true, \"pos_att_type\": \"c2p|p2c\","
                  + " \"position_biased_input\": false, \"position_buckets\": 4,"
                  + " \"share_att_key\": true, \"norm_rel_ebd\": \"layer_norm\","
                  + " \"conv_kernel_size\": 3");

  private static final List<String> GOOD =
      List.of(
          "Una película preciosa, la mejor del año.",
          "El camarero fue muy amable y la cena, excelente.",
          "Volveré sin dudarlo: ¡qué bien nos trataron!",
          "Me encantó el libro de principio a fin.");
  private static final List<String> BAD =
      List.of(
          "Una película aburrida, la peor del año.",
          "El camarero fue muy grosero y la cena, fría.",
          "No volveré nunca: ¡qué mal nos trataron!",
          "Me aburrió el libro de principio a fin.");

  private SmallModel() {}

  static List<String> families() {
    return List.of(
        "bert",
        "roberta",
        "xlm-roberta",
        "camembert",
        "distilbert",
        "electra",
        "albert",
        "deberta-v2");
  }

  /** Writes configuration, tokenizer and random weights. */
  static PretrainedModel write(String family, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : List.of("tokenizer.json", "tokenizer_config.json", "vocab.txt")) {
      Files.copy(TOKENIZER.resolve(name), folder.resolve(name));
    }
    Files.writeString(folder.resolve("config.json"), config(family));
    PretrainedModel model = PretrainedModel.open(folder);
    try (Parameters parameters = model.scratch(HeadKind.MASKED_LANGUAGE_MODEL, 2, 1)) {
      SafetensorsWriter.write(folder.resolve("model.safetensors"), parameters.entries(), Map.of());
    }
    return model;
  }

  private static String config(String family) {
    String sizes =
        family.equals("distilbert")
            ? "\"dim\": 32, \"n_layers\": 2, \"n_heads\": 4, \"hidden_dim\": 64"
            : "\"hidden_size\": 32, \"num_hidden_layers\": 2, \"num_attention_heads\": 4,"
                + " \"intermediate_size\": 64";
    return "{\"model_type\": \"%s\", \"vocab_size\": 420, \"pad_token_id\": 0, %s,"
            .formatted(family, sizes)
        + " \"initializer_range\": 0.2, \"max_position_embeddings\": 64"
        + FIELDS.getOrDefault(family, "")
        + "}";
  }

  /** Eight sentences, four of each label. */
  static Dataset sentences() {
    List<Example> examples = IntStream.range(0, 8).<Example>mapToObj(SmallModel::sentence).toList();
    return new Dataset(
        "sentences",
        examples.stream().map(e -> new Row(e, new Place(Path.of("s.tsv"), 1))).toList(),
        List.of());
  }

  private static Example sentence(int number) {
    boolean good = number % 2 == 0;
    return new Example.SingleLabel((good ? GOOD : BAD).get(number / 2), good ? "bien" : "mal");
  }
}
