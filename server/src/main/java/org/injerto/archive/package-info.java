/** {@code model.tar.gz}: a model as platforms such as SageMaker take it. */
@NullMarked
package org.injerto.archive;

import org.jspecify.annotations.NullMarked;
