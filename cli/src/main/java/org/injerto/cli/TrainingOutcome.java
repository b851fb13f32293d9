package org.injerto.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.injerto.cli.TrainingRun.Trained;
import org.injerto.text.Message;
import org.injerto.training.TrainingConfig.BatchConfig;
import org.jspecify.annotations.Nullable;

/**
 * What training came to.
 *
 * @param trained the model and what it took
 * @param scores of the model, by the name of the set
 * @param joules that the processor used; nothing where it does not say
 * @param bundle where the model lies
 */
record TrainingOutcome(
    Trained trained, Map<String, EvaluationResult> scores, OptionalDouble joules, Path bundle)
    implements Result {
  @Override
  public Map<String, ?> fields() {
    TrainingProgress.Effort effort = trained.effort();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("task", Tasks.TEXT_CLASSIFICATION);
    fields.put("steps", trained.grafted().result().state().step());
    fields.put("chosen_step", trained.grafted().result().chosenStep());
    fields.put("examples_per_second", Numbers.json(examples() / effort.seconds()));
    fields.put("tokens_per_second", Numbers.json(effort.tokens() / effort.seconds()));
    fields.put("seconds", effort.seconds());
    fields.put("energy_joules", joules.isPresent() ? joules.getAsDouble() : null);
    fields.put("precision", precision());
    fields.put("bundle", bundle.toString());
    scores.forEach((name, result) -> fields.put(name, result.fields()));
    return fields;
  }

  private double examples() {
    BatchConfig batches = trained.config().batches();
    return (double) trained.effort().updates() * batches.size() * batches.accumulation();
  }

  private String precision() {
    return Choice.written(trained.config().execution().precision());
  }

  @Override
  public String text(Locale language) {
    TrainingProgress.Effort effort = trained.effort();
    StringBuilder text = new StringBuilder();
    scores.forEach(
        (name, result) ->
            text.append(word("train.measured", language, name, result.examples()))
                .append('\n')
                .append(result.text(language))
                .append('\n'));
    return text.append(
            word(
                "train.done",
                language,
                trained.grafted().result().state().step(),
                trained.grafted().result().chosenStep(),
                Math.round(effort.seconds()),
                Math.round(effort.tokens() / effort.seconds()),
                precision(),
                bundle))
        .append('\n')
        .toString();
  }

  private static String word(String key, Locale language, Object... arguments) {
    return Message.of(TrainingOutcome.class, key, arguments).in(language);
  }
}
