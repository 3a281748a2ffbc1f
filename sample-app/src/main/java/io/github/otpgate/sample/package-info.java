/** A login page that runs with nothing installed. */
@NullMarked
package io.github.otpgate.sample;

import org.jspecify.annotations.NullMarked;
