/** The text of a message. */
@NullMarked
package io.github.otpgate.template;

import org.jspecify.annotations.NullMarked;
