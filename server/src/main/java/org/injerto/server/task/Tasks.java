package org.injerto.server.task;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.injerto.pipeline.Pipeline;

/** Every task that a server offers. A new one is a class and a line here. */
public final class Tasks {
  private static final List<Function<Pipeline<?, ?, ?>, Optional<Task<?, ?>>>> ALL =
      List.of(TextClassificationTask::of, FillMaskTask::of, FeatureExtractionTask::of);

  private Tasks() {}

  /** The task that a pipeline does. */
  public static Optional<Task<?, ?>> of(Pipeline<?, ?, ?> pipeline) {
    return ALL.stream().flatMap(task -> task.apply(pipeline).stream()).findFirst();
  }
}
