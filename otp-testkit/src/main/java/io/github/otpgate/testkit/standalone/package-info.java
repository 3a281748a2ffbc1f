/** The simulated vendors as a program, for applications that do not run on the JVM of a test. */
@NullMarked
package io.github.otpgate.testkit.standalone;

import org.jspecify.annotations.NullMarked;
