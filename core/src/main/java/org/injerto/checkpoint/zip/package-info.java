/** Zip archives whose members are stored as they are, read in place and without trusting them. */
@NullMarked
package org.injerto.checkpoint.zip;

import org.jspecify.annotations.NullMarked;
