package org.injerto.doctor;

import static org.injerto.doctor.Finding.Part.WEIGHTS;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.injerto.checkpoint.Checkpoint;
import org.injerto.checkpoint.ElementType;
import org.injerto.checkpoint.TensorInfo;

/** Looks at every number of a checkpoint. */
final class WeightsExamination {
  private static final Set<ElementType> REAL =
      Set.of(ElementType.F64, ElementType.F32, ElementType.F16, ElementType.BF16);

  private final Checkpoint checkpoint;
  private final List<String> notFinite = new ArrayList<>();
  private final List<String> zero = new ArrayList<>();

  WeightsExamination(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
  }

  WeightsFacts examine(Findings findings) throws IOException {
    Map<String, Long> types = new TreeMap<>();
    long parameters = 0;
    long bytes = 0;
    for (Map.Entry<String, TensorInfo> tensor : checkpoint.tensors().entrySet()) {
      TensorInfo info = tensor.getValue();
      types.merge(info.type().name(), info.elements(), Long::sum);
      bytes += info.bytes();
      if (REAL.contains(info.type())) {
        parameters += info.elements();
        look(tensor.getKey(), info);
      }
    }
    findings.addIf(
        !notFinite.isEmpty(), Finding.wrong(WEIGHTS, "weights.not.finite", listed(notFinite)));
    findings.addIf(!zero.isEmpty(), Finding.warning(WEIGHTS, "weights.zero", listed(zero)));
    return new WeightsFacts(checkpoint.tensors().size(), parameters, bytes, types);
  }

  private void look(String name, TensorInfo info) throws IOException {
    TensorScan scan = new TensorScan();
    checkpoint.scan(name, scan::add);
    if (scan.notFinite() > 0) {
      notFinite.add(name + " (" + scan.notFinite() + ")");
    }
    if (scan.isZero() && info.shape().size() > 1) {
      zero.add(name);
    }
  }

  private static String listed(List<String> names) {
    return String.join(", ", names);
  }
}
