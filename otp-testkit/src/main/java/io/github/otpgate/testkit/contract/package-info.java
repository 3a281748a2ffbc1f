/** What every provider promises, as tests that each implementation inherits. Needs JUnit Jupiter and AssertJ. */
@NullMarked
package io.github.otpgate.testkit.contract;

import org.jspecify.annotations.NullMarked;
