/** What tests of an application that sends codes need: a Redis, simulated vendors, contracts of the SPIs. */
@NullMarked
package io.github.otpgate.testkit;

import org.jspecify.annotations.NullMarked;
