package org.injerto.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.injerto.text.JsonObjects;
import org.injerto.text.Message;

/**
 * The files that a model of text needs: configuration, tokenizer, and weights in one form, of
 * several the first of {@link #WEIGHTS}; what other engines read stays where it is.
 */
final class ModelFileChoice implements FileChoice {
  static final String CONFIG = "config.json";

  /** In the order of {@code transformers}; of an index its shards are part. */
  static final List<String> WEIGHTS =
      List.of(
          "model.safetensors",
          "model.safetensors.index.json",
          "pytorch_model.bin",
          "pytorch_model.bin.index.json");

  /** One of them is enough to read texts. */
  static final List<String> TOKENIZERS =
      List.of(
          "tokenizer.json",
          "vocab.txt",
          "vocab.json",
          "tokenizer.model",
          "spiece.model",
          "spm.model",
          "sentencepiece.bpe.model");

  private static final Set<String> OTHERS =
      Set.of(
          CONFIG,
          "generation_config.json",
          "tokenizer_config.json",
          "special_tokens_map.json",
          "added_tokens.json",
          "merges.txt",
          "bpe.codes",
          "chat_template.jinja",
          "modules.json",
          "sentence_bert_config.json",
          "config_sentence_transformers.json",
          "1_Pooling/config.json",
          "injerto.json");

  private static final String INDEX_ENDING = ".index.json";

  @Override
  public List<String> known() {
    return Stream.of(List.of(CONFIG), WEIGHTS, TOKENIZERS, OTHERS)
        .flatMap(Collection::stream)
        .distinct()
        .toList();
  }

  /**
   * @throws InvalidInputException if there is no model among the files
   */
  @Override
  public List<String> choose(List<String> names) {
    Optional<String> weights = weights(names);
    if (weights.isEmpty() || !names.contains(CONFIG)) {
      throw new InvalidInputException(
          Message.of(
              ModelFileChoice.class, "choice.no.model", CONFIG, String.join(" / ", WEIGHTS)));
    }
    return names.stream()
        .filter(
            name ->
                OTHERS.contains(name) || TOKENIZERS.contains(name) || weights.get().equals(name))
        .toList();
  }

  private static Optional<String> weights(List<String> names) {
    return WEIGHTS.stream().filter(names::contains).findFirst();
  }

  /**
   * The shards.
   *
   * @throws InvalidInputException if the index is damaged, or names what the repository does not
   *     have
   */
  @Override
  public List<String> named(Path folder, List<String> names) throws IOException {
    Optional<String> index = weights(names).filter(name -> name.endsWith(INDEX_ENDING));
    if (index.isEmpty()) {
      return List.of();
    }
    return shards(folder.resolve(index.get()), names::contains);
  }

  @Override
  public boolean namesOthers(String name) {
    return name.endsWith(INDEX_ENDING);
  }

  @Override
  public List<String> shards(Path file, Predicate<String> there) throws IOException {
    Set<String> shards = shards(file);
    List<Message> problems = new ArrayList<>();
    for (String shard : shards) {
      if (!HubPath.isSafe(shard)) {
        problems.add(problem("path.unsafe", HubPath.shown(shard)));
      } else if (!there.test(shard)) {
        problems.add(problem("choice.no.shard", shard));
      }
    }
    if (shards.isEmpty()) {
      problems.add(problem("choice.no.shards"));
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problem("choice.index", file), problems);
    }
    return List.copyOf(shards);
  }

  /** The files that an index says the weights are in. */
  static Set<String> shards(Path index) throws IOException {
    Set<String> shards = new TreeSet<>();
    for (JsonNode shard : JsonObjects.read(index).path("weight_map")) {
      shards.add(shard.asText());
    }
    return shards;
  }

  /**
   * What a folder lacks to be a model, as far as its own files say.
   *
   * @param names of the files in it
   */
  static List<String> lacking(Path folder, List<String> names) throws IOException {
    List<String> lacking = new ArrayList<>();
    if (!names.contains(CONFIG)) {
      lacking.add(CONFIG);
    }
    Optional<String> weights = weights(names);
    if (weights.isEmpty()) {
      lacking.add(String.join(" / ", WEIGHTS));
    } else if (weights.get().endsWith(INDEX_ENDING)) {
      shards(folder.resolve(weights.get())).stream()
          .filter(shard -> !HubPath.isSafe(shard) || !Files.isRegularFile(folder.resolve(shard)))
          .map(HubPath::shown)
          .forEach(lacking::add);
    }
    if (TOKENIZERS.stream().noneMatch(names::contains)) {
      lacking.add(String.join(" / ", TOKENIZERS));
    }
    return lacking;
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(ModelFileChoice.class, key, arguments);
  }
}
