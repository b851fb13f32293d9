package org.injerto.architecture;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The families of models that are known: a line here and a file of its own for each. */
public enum Family {
  BERT("bert", "Bert", Bert::read),
  ROBERTA("roberta", "Roberta", Roberta::read),
  XLM_ROBERTA("xlm-roberta", "XLMRoberta", Roberta::readXlm),
  CAMEMBERT("camembert", "Camembert", Roberta::readXlm),
  DISTILBERT("distilbert", "DistilBert", DistilBert::read),
  ELECTRA("electra", "Electra", Electra::read),
  ALBERT("albert", "Albert", Albert::read),
  DEBERTA_V2("deberta-v2", "DebertaV2", DebertaV2::read),
  GPT2("gpt2", "GPT2", Gpt2::read),
  T5("t5", "T5", org.injerto.architecture.T5::read);

  private final String modelType;
  private final String classPrefix;
  private final Function<Fields, Architecture> reader;

  Family(String modelType, String classPrefix, Function<Fields, Architecture> reader) {
    this.modelType = modelType;
    this.classPrefix = classPrefix;
    this.reader = reader;
  }

  /** The value of {@code model_type} in config.json. */
  public String modelType() {
    return modelType;
  }

  /** Hugging Face's class for a head, such as {@code BertForMaskedLM}. */
  public String className(HeadKind kind) {
    return classPrefix + kind.classSuffix();
  }

  /** Every {@code model_type} that is known. */
  public static List<String> modelTypes() {
    return Stream.of(values()).map(Family::modelType).toList();
  }

  static Optional<Family> ofModelType(String modelType) {
    return Stream.of(values()).filter(family -> family.modelType.equals(modelType)).findFirst();
  }

  /** The architecture that a configuration describes; what is wrong is left in the fields. */
  Architecture read(Fields fields) {
    return reader.apply(fields);
  }
}
