package org.injerto.checkpoint;

/**
 * The bytes of a storage.
 *
 * @param start the first one in the file
 * @param bytes how many there are
 */
record StorageRegion(long start, long bytes) {}
