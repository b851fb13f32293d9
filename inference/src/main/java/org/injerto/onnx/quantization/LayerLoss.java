package org.injerto.onnx.quantization;

/**
 * What a layer costs.
 *
 * @param layer its name
 * @param lossAlone how much the score falls if no other layer is quantized
 * @param kept whether it stays as it is
 */
public record LayerLoss(String layer, double lossAlone, boolean kept) {}
