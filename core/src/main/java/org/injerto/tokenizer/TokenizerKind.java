package org.injerto.tokenizer;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.injerto.tokenizer.SpecialTokens.Role;

/** The kinds of tokenizer that are known by the class or the model they belong to. */
enum TokenizerKind {
  BERT(
      List.of("BertTokenizer", "DistilBertTokenizer", "ElectraTokenizer", "ConvBertTokenizer"),
      List.of("bert", "distilbert", "electra", "convbert"),
      List.of("vocab.txt"),
      bertNames()),
  ROBERTA(
      List.of("RobertaTokenizer", "LongformerTokenizer", "BartTokenizer"),
      List.of("roberta", "longformer", "bart"),
      List.of("vocab.json", "merges.txt"),
      fairseqNames()),
  GPT2(
      List.of("GPT2Tokenizer"),
      List.of("gpt2"),
      List.of("vocab.json", "merges.txt"),
      Map.of(
          Role.BEGINNING, "<|endoftext|>",
          Role.END, "<|endoftext|>",
          Role.UNKNOWN, "<|endoftext|>")),
  XLM_ROBERTA(
      List.of("XLMRobertaTokenizer"),
      List.of("xlm-roberta"),
      List.of("sentencepiece.bpe.model"),
      fairseqNames()),
  CAMEMBERT(
      List.of("CamembertTokenizer"),
      List.of("camembert"),
      List.of("sentencepiece.bpe.model"),
      fairseqNames()),
  ALBERT(
      List.of("AlbertTokenizer"),
      List.of("albert"),
      List.of("spiece.model"),
      with(bertNames(), Role.PADDING, "<pad>", Role.UNKNOWN, "<unk>")),
  T5(
      List.of("T5Tokenizer", "MT5Tokenizer"),
      List.of("t5", "mt5"),
      List.of("spiece.model"),
      Map.of(Role.END, "</s>", Role.PADDING, "<pad>", Role.UNKNOWN, "<unk>")),
  DEBERTA_V2(
      List.of("DebertaV2Tokenizer"), List.of("deberta-v2"), List.of("spm.model"), bertNames()),
  LLAMA(
      List.of("LlamaTokenizer"),
      List.of("llama", "mistral"),
      List.of("tokenizer.model"),
      Map.of(Role.BEGINNING, "<s>", Role.END, "</s>", Role.UNKNOWN, "<unk>"));

  private final List<String> classes;
  private final List<String> modelTypes;
  private final List<String> files;
  private final Map<Role, String> names;

  TokenizerKind(
      List<String> classes, List<String> modelTypes, List<String> files, Map<Role, String> names) {
    this.classes = classes;
    this.modelTypes = modelTypes;
    this.files = files;
    this.names = names;
  }

  private static Map<Role, String> bertNames() {
    return Map.of(
        Role.CLASSIFICATION, "[CLS]",
        Role.SEPARATOR, "[SEP]",
        Role.PADDING, "[PAD]",
        Role.UNKNOWN, "[UNK]",
        Role.MASK, "[MASK]");
  }

  private static Map<Role, String> fairseqNames() {
    return Map.of(
        Role.CLASSIFICATION, "<s>",
        Role.SEPARATOR, "</s>",
        Role.BEGINNING, "<s>",
        Role.END, "</s>",
        Role.PADDING, "<pad>",
        Role.UNKNOWN, "<unk>",
        Role.MASK, "<mask>");
  }

  private static Map<Role, String> with(
      Map<Role, String> names, Role first, String firstName, Role second, String secondName) {
    Map<Role, String> changed = new EnumMap<>(names);
    changed.put(first, firstName);
    changed.put(second, secondName);
    return Map.copyOf(changed);
  }

  /** The kind of a class of transformers, with or without "Fast" behind its name. */
  static Optional<TokenizerKind> ofClass(String name) {
    String plain = name.endsWith("Fast") ? name.substring(0, name.length() - 4) : name;
    return Arrays.stream(values()).filter(kind -> kind.classes.contains(plain)).findAny();
  }

  /** The kind that goes with a {@code model_type} of {@code config.json}. */
  static Optional<TokenizerKind> ofModelType(String name) {
    return Arrays.stream(values()).filter(kind -> kind.modelTypes.contains(name)).findAny();
  }

  /** Every class that is known. */
  static List<String> classNames() {
    return Arrays.stream(values()).flatMap(kind -> kind.classes.stream()).sorted().toList();
  }

  /** Every model type that is known. */
  static List<String> modelTypeNames() {
    return Arrays.stream(values()).flatMap(kind -> kind.modelTypes.stream()).sorted().toList();
  }

  /** Every file that one kind or another is made of. */
  static List<String> fileNames() {
    return Arrays.stream(values()).flatMap(kind -> kind.files.stream()).distinct().toList();
  }

  /** The files that it is made of. */
  List<String> files() {
    return files;
  }

  /** What its special tokens are called where no file says so. */
  Map<Role, String> names() {
    return names;
  }
}
