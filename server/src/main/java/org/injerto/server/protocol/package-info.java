/** The protocols that clients speak: SageMaker, Hugging Face, Open Inference, OpenAPI. */
@NullMarked
package org.injerto.server.protocol;

import org.jspecify.annotations.NullMarked;
