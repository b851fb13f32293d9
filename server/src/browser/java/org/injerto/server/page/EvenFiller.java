package org.injerto.server.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import org.injerto.architecture.ModelConfig;
import org.injerto.pipeline.FillMaskPipeline;
import org.injerto.pipeline.MaskLogits;
import org.injerto.pipeline.MaskedText;
import org.injerto.pipeline.TextReader;
import org.injerto.server.model.OpenedModel;
import org.injerto.server.task.Tasks;
import org.injerto.task.LongText;
import org.injerto.task.Reading;

/** A model that fills any text, each piece a little likelier than the next. */
record EvenFiller(int pieces) implements MaskLogits {
  private static final Path MODEL = Path.of("src/test/resources/golden/pipelines/models/classify");

  static OpenedModel<?, ?> model(String name, Path folder) {
    try {
      ModelConfig config = ModelConfig.read(MODEL.resolve("config.json"));
      TextReader reader = TextReader.open(MODEL, config, new Reading(64, LongText.FIRST));
      FillMaskPipeline pipeline =
          FillMaskPipeline.of(reader, new EvenFiller(config.architecture().pieces()));
      return PageServer.opened(name, "3", Tasks.of(pipeline).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void of(List<MaskedText> texts, Rows rows) {
    FloatBuffer row = FloatBuffer.allocate(pieces);
    for (int piece = 0; piece < pieces; piece++) {
      row.put(piece, -piece / 100f);
    }
    for (int text = 0; text < texts.size(); text++) {
      for (int mask = 0; mask < texts.get(text).places().size(); mask++) {
        rows.accept(text, mask, row.duplicate());
      }
    }
  }

  @Override
  public void close() {}
}
