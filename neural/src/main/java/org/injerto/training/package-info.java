/** The training loop and all that it needs: optimizer, schedules, checkpoints. */
@NullMarked
package org.injerto.training;

import org.jspecify.annotations.NullMarked;
