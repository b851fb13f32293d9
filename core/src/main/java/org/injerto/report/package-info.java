/**
 * A page of text, tables and charts in one HTML file that needs no network. It knows nothing of
 * tasks: what it shows comes as records, and a page is the same for the same records.
 */
@NullMarked
package org.injerto.report;

import org.jspecify.annotations.NullMarked;
