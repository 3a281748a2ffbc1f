/** What the README shows of calling the service, as a user writes it. */
@NullMarked
package io.github.otpgate.testkit.readme;

import org.jspecify.annotations.NullMarked;
