/** Models over HTTP. */
@NullMarked
package org.injerto.server;

import org.jspecify.annotations.NullMarked;
