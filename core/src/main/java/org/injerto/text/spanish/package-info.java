/** What is Spanish about text: its sentences and their abbreviations. */
@NullMarked
package org.injerto.text.spanish;

import org.jspecify.annotations.NullMarked;
