/** Load for a server over HTTP, and what it is like to be served under it. */
@NullMarked
package org.injerto.benchmarks.load;

import org.jspecify.annotations.NullMarked;
