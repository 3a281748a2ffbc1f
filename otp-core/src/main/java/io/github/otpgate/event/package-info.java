/** What metrics, audit and alarms observe. */
@NullMarked
package io.github.otpgate.event;

import org.jspecify.annotations.NullMarked;
