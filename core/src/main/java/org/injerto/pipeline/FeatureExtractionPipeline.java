package org.injerto.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.injerto.pipeline.TextReader.Windows;
import org.injerto.task.Embedding;
import org.injerto.task.FeatureExtractor;
import org.injerto.task.Pooling;

/**
 * Makes vectors of texts; of a text in several windows, the mean of theirs. As many threads may use
 * it as may use its engine's {@link TextVectors}.
 */
public final class FeatureExtractionPipeline
    implements Pipeline<FeatureRequest, FeatureExtractionPipeline.Prepared, Embedding>,
        FeatureExtractor {
  private final TextReader reader;
  private final TextVectors vectors;
  private final Pooling usual;

  private FeatureExtractionPipeline(TextReader reader, TextVectors vectors, Pooling usual) {
    this.reader = reader;
    this.vectors = vectors;
    this.usual = usual;
  }

  /**
   * An extractor that owns its engine from now on.
   *
   * @param usual how the vectors of pieces become one, if nothing else is asked for
   */
  public static FeatureExtractionPipeline of(
      TextReader reader, TextVectors vectors, Pooling usual) {
    return new FeatureExtractionPipeline(reader, vectors, usual);
  }

  /** The same model with another usual pooling; whoever closes either closes both. */
  public FeatureExtractionPipeline with(Pooling other) {
    return new FeatureExtractionPipeline(reader, vectors, other);
  }

  /**
   * A text in pieces.
   *
   * @param pooling how their vectors become one
   */
  public record Prepared(Windows windows, Pooling pooling) {}

  /** How texts are read. */
  public TextReader reader() {
    return reader;
  }

  /** How the vectors of pieces become one, if nothing else is asked for. */
  public Pooling usualPooling() {
    return usual;
  }

  /** How many numbers a vector has. */
  public int size() {
    return vectors.size();
  }

  @Override
  public Prepared preprocess(FeatureRequest request) {
    return new Prepared(reader.read(request.text()), request.pooling());
  }

  @Override
  public int pieces(Prepared prepared) {
    return prepared.windows.pieces();
  }

  @Override
  public List<Embedding> answer(List<Prepared> prepared) {
    Embedding[] answers = new Embedding[prepared.size()];
    Map<Pooling, List<Integer>> byPooling = new EnumMap<>(Pooling.class);
    for (int i = 0; i < prepared.size(); i++) {
      byPooling.computeIfAbsent(prepared.get(i).pooling, way -> new ArrayList<>()).add(i);
    }
    byPooling.forEach(
        (pooling, numbers) -> {
          List<Windows> texts = numbers.stream().map(i -> prepared.get(i).windows).toList();
          List<Embedding> pooled = pooled(texts, pooling);
          IntStream.range(0, numbers.size()).forEach(i -> answers[numbers.get(i)] = pooled.get(i));
        });
    return List.of(answers);
  }

  private List<Embedding> pooled(List<Windows> texts, Pooling pooling) {
    float[] rows =
        vectors.of(texts.stream().flatMap(text -> text.windows().stream()).toList(), pooling);
    int size = vectors.size();
    List<Embedding> embeddings = new ArrayList<>(texts.size());
    int from = 0;
    for (Windows text : texts) {
      int to = from + text.windows().size();
      embeddings.add(Embedding.of(mean(Arrays.copyOfRange(rows, from * size, to * size), size)));
      from = to;
    }
    return embeddings;
  }

  /** The mean of rows, each of one window. */
  private static float[] mean(float[] rows, int size) {
    float[] mean = new float[size];
    for (int i = 0; i < rows.length; i++) {
      mean[i % size] += rows[i] * size / rows.length;
    }
    return mean;
  }

  @Override
  public List<Embedding> extract(List<String> texts) {
    return answer(
        reader.readAll(texts).stream().map(windows -> new Prepared(windows, usual)).toList());
  }

  @Override
  public void close() {
    vectors.close();
  }
}
