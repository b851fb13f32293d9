package org.injerto.server.protocol;

import java.util.function.BooleanSupplier;

/**
 * What protocols say of the server itself.
 *
 * @param version of the program
 * @param ready whether it takes requests: not while it loads its models or comes to its end
 */
public record ServerState(String version, BooleanSupplier ready) {}
