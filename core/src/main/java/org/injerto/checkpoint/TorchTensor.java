package org.injerto.checkpoint;

/**
 * A tensor in a file of PyTorch's.
 *
 * @param storage the key of the storage that its numbers are in
 */
record TorchTensor(TensorInfo info, NumberRun run, String storage) {}
