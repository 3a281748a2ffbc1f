/** The platform behind {@code /api/v1/send}, simulated from its interface document. */
@NullMarked
package io.github.otpgate.testkit.apiv1;

import org.jspecify.annotations.NullMarked;
