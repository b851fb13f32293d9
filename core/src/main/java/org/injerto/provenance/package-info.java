/** What was run, where, when and from what. */
@NullMarked
package org.injerto.provenance;

import org.jspecify.annotations.NullMarked;
