/** The platform behind {@code /api/v1/send}. */
@NullMarked
package io.github.otpgate.provider.apiv1;

import org.jspecify.annotations.NullMarked;
