package org.injerto.doctor;

import static org.injerto.doctor.Finding.Part.CONFIG;
import static org.injerto.doctor.Finding.Part.HEADS;
import static org.injerto.doctor.Finding.Part.WEIGHTS;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.architecture.ModelConfig;
import org.injerto.architecture.ParameterNames;
import org.injerto.architecture.Positions;

/**
 * Says what is unusual about a model and taken care of, but trips other programs up.
 *
 * @param tensors the names in the checkpoint
 */
record TrapsExamination(ModelConfig config, Set<String> tensors) {
  void examine(Findings findings) {
    tensors(findings);
    if (config.architecture() instanceof EncoderArchitecture encoder) {
      positions(encoder, findings);
      decoder(encoder, findings);
    }
  }

  /** Tensors that are no parameters: buffers, and decoders that are the embeddings once more. */
  private void tensors(Findings findings) {
    ParameterNames names = config.architecture().parameterNames();
    List<String> left =
        tensors.stream().filter(tensor -> names.canonical(tensor).isEmpty()).sorted().toList();
    String copies =
        left.stream()
            .filter(name -> names.copied(name).isPresent())
            .collect(Collectors.joining(", "));
    String buffers =
        left.stream()
            .filter(name -> names.copied(name).isEmpty())
            .collect(Collectors.joining(", "));
    findings.addIf(!copies.isEmpty(), Finding.note(WEIGHTS, "trap.copies", copies));
    findings.addIf(!buffers.isEmpty(), Finding.note(WEIGHTS, "trap.buffers", buffers));
  }

  private static void positions(EncoderArchitecture encoder, Findings findings) {
    findings.addIf(
        encoder.config().positions() instanceof Positions.AfterPadding,
        Finding.note(
            CONFIG,
            "trap.positions",
            encoder.config().positions().rows(),
            encoder.paddingId() + 1,
            encoder.maxLength()));
  }

  private static void decoder(EncoderArchitecture encoder, Findings findings) {
    findings.addIf(!encoder.heads().masked().decoder().tied(), Finding.note(HEADS, "trap.untied"));
  }
}
