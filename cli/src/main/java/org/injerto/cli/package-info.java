/** The program: one class a command. The only package that prints and exits. */
@NullMarked
package org.injerto.cli;

import org.jspecify.annotations.NullMarked;
