package org.injerto.onnx.quantization;

import org.injerto.onnx.graph.Model;

/**
 * A model of whole numbers, and what was done to get it.
 *
 * @param model its numbers can be read as long as those of the model that it was made of
 */
public record QuantizedModel(Model model, QuantizationReport report) {}
