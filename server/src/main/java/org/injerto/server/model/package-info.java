/** Models that are served: several at once, in versions, with requests gathered into batches. */
@NullMarked
package org.injerto.server.model;

import org.jspecify.annotations.NullMarked;
