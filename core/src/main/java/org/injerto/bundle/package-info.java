/** The folder that training leaves and everything else starts from. */
@NullMarked
package org.injerto.bundle;

import org.jspecify.annotations.NullMarked;
