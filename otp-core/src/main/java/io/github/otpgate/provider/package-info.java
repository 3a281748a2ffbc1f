/** The SPI of a vendor: a message goes in, a submission comes out. */
@NullMarked
package io.github.otpgate.provider;

import org.jspecify.annotations.NullMarked;
