/** What a trained model does for its user, whatever engine computes it. */
@NullMarked
package org.injerto.task;

import org.jspecify.annotations.NullMarked;
