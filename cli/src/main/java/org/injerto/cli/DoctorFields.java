package org.injerto.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.injerto.cli.DoctorResult.Trial;
import org.injerto.doctor.Fertility;
import org.injerto.doctor.Fertility.Reference;
import org.injerto.doctor.Finding;
import org.injerto.doctor.MaskedWords;
import org.injerto.doctor.ModelFacts;
import org.injerto.doctor.Readiness;
import org.injerto.doctor.WeightsFacts;

/** What was found out about a model, for programs; what could not be found out is left out. */
record DoctorFields(DoctorResult result) {
  Map<String, Object> all() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("model", result.model());
    fields.put("sound", result.isSound());
    result.examination().model().ifPresent(model -> putModel(model, fields));
    result.examination().weights().ifPresent(weights -> putWeights(weights, fields));
    result
        .examination()
        .tokenizer()
        .ifPresent(tokenizer -> fields.put("spanish", spanish(tokenizer.fertility())));
    fields.put("tasks", tasks());
    result.trial().ifPresent(trial -> putTrial(trial, fields));
    fields.put("findings", result.findings().stream().map(this::finding).toList());
    return fields;
  }

  private static void putModel(ModelFacts model, Map<String, Object> fields) {
    fields.put("family", model.family());
    fields.put("class", model.className());
    fields.put("vocabulary", model.pieces());
    fields.put("max_length", model.maxLength());
  }

  private static void putWeights(WeightsFacts weights, Map<String, Object> fields) {
    fields.put("parameters", weights.parameters());
    fields.put("tensors", weights.tensors());
    fields.put("bytes", weights.bytes());
    fields.put("types", weights.numbers());
  }

  private static Map<String, Object> spanish(Fertility fertility) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("pieces_per_word", fertility.piecesPerWord());
    fields.put("unknown", fertility.unknownShare());
    Map<String, Double> references = new LinkedHashMap<>();
    for (Reference reference : Reference.values()) {
      references.put(reference.modelName(), reference.piecesPerWord());
    }
    fields.put("reference_pieces_per_word", references);
    return fields;
  }

  private Map<String, String> tasks() {
    Map<String, String> tasks = new LinkedHashMap<>();
    for (Readiness task : result.examination().tasks()) {
      tasks.put(task.task(), Choice.written(task.state()));
    }
    return tasks;
  }

  private static void putTrial(Trial trial, Map<String, Object> fields) {
    fields.put("masked_words", trial.answers().stream().map(DoctorFields::answer).toList());
    fields.put(
        "speed",
        Map.of(
            "sentences_per_second", trial.speed().sentencesPerSecond(),
            "milliseconds_alone", trial.speed().millisecondsAlone(),
            "trained_sentences_per_second", trial.speed().trainedPerSecond()));
    fields.put(
        "memory_bytes",
        Map.of(
            "serving", trial.memory().serving(),
            "training", trial.memory().training()));
  }

  private static Map<String, Object> answer(MaskedWords.Answer answer) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("text", answer.text());
    fields.put("expected", answer.expected());
    fields.put("probability", answer.probability());
    fields.put("likeliest", List.copyOf(answer.likeliest()));
    return fields;
  }

  private Map<String, String> finding(Finding finding) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("severity", Choice.written(finding.severity()));
    fields.put("part", Choice.written(finding.part()));
    fields.put("message", finding.message().in(result.language()));
    return fields;
  }
}
