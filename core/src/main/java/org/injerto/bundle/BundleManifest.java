package org.injerto.bundle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.injerto.provenance.RunProvenance;
import org.injerto.task.Reading;

/**
 * {@code injerto.json}: what Hugging Face's files do not say.
 *
 * @param format the version of this file, 1
 * @param task the Hugging Face name of the task
 * @param reading how texts are read
 * @param metrics what was measured when the bundle was made, by data set and name
 * @param configuration every option of the run that made it, by its name with underscores
 * @param provenance where, when and from what it was made
 */
public record BundleManifest(
    int format,
    String task,
    Reading reading,
    Map<String, Map<String, Double>> metrics,
    Map<String, Object> configuration,
    RunProvenance provenance) {
  /** The version that this program writes. */
  public static final int FORMAT = 1;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  /**
   * @throws IllegalArgumentException if a name in the metrics or the configuration is not written
   *     like_this
   */
  public BundleManifest {
    checkNames(metrics);
    checkNames(configuration);
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
  }

  private static void checkNames(Map<?, ?> values) {
    values.forEach(
        (name, value) -> {
          if (!NAME.matcher(String.valueOf(name)).matches()) {
            throw new IllegalArgumentException("names must be in snake_case; name=" + name);
          }
          if (value instanceof Map<?, ?> inner) {
            checkNames(inner);
          }
        });
  }

  /**
   * A manifest of this version for a classifier.
   *
   * @param options what the run was told, by the names of the options: {@code batch-size}
   */
  public static BundleManifest classifier(
      Reading reading,
      Map<String, Map<String, Double>> metrics,
      Map<String, ?> options,
      RunProvenance provenance) {
    Map<String, Object> configuration = new LinkedHashMap<>();
    options.forEach((name, value) -> configuration.put(name.replace('-', '_'), value));
    return new BundleManifest(
        FORMAT, "text-classification", reading, metrics, configuration, provenance);
  }

  String toJson() {
    return ManifestReader.JSON.valueToTree(this).toPrettyString() + "\n";
  }
}
