/** Which vendor carries a message. */
@NullMarked
package io.github.otpgate.route;

import org.jspecify.annotations.NullMarked;
