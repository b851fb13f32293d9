package org.injerto.onnx;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.injerto.architecture.DecoderConfig;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.architecture.EncoderDecoderConfig;
import org.injerto.architecture.ModelConfig;
import org.injerto.architecture.ParameterShapes;
import org.injerto.architecture.WritingArchitecture;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * Which parameters each task of a family needs.
 *
 * @param tensors the names of those that the checkpoint has
 */
record TaskParameters(ModelConfig config, Collection<String> tensors) {
  /**
   * The shapes of the parameters by their canonical names.
   *
   * @throws InvalidInputException if the family has no such task
   */
  Map<String, List<Long>> of(OnnxTask task) {
    Map<OnnxTask, Map<String, List<Long>>> all = all();
    return Optional.ofNullable(all.get(task)).orElseThrow(() -> refusal(task, all.keySet()));
  }

  private InvalidInputException refusal(OnnxTask task, Collection<OnnxTask> known) {
    List<String> titles = known.stream().map(OnnxTask::title).toList();
    return new InvalidInputException(
        Message.of(
            TaskParameters.class,
            "task.none",
            config.family().modelType(),
            task.title(),
            String.join(", ", titles)));
  }

  private Map<OnnxTask, Map<String, List<Long>>> all() {
    Map<OnnxTask, Map<String, List<Long>>> all = new EnumMap<>(OnnxTask.class);
    if (config.architecture() instanceof EncoderArchitecture encoder) {
      all.put(OnnxTask.FEATURE_EXTRACTION, ParameterShapes.encoder(encoder));
      encoder
          .heads()
          .byKind()
          .keySet()
          .forEach(
              head ->
                  all.put(OnnxTask.of(head), ParameterShapes.of(encoder, List.of(head), labels())));
    } else if (config.architecture() instanceof DecoderConfig decoder) {
      all.put(OnnxTask.FEATURE_EXTRACTION, decoder.trunk());
      all.put(OnnxTask.TEXT_CLASSIFICATION, decoder.classifierParameters(labels()));
      all.put(OnnxTask.TEXT_GENERATION, writing(decoder));
    } else if (config.architecture() instanceof EncoderDecoderConfig encoderDecoder) {
      all.put(OnnxTask.TEXT_TO_TEXT_GENERATION, writing(encoderDecoder));
    }
    return all;
  }

  private Map<String, List<Long>> writing(WritingArchitecture architecture) {
    return architecture.languageModel(architecture.hasOwnHead(tensors));
  }

  private int labels() {
    return config.labels().size();
  }
}
