/** The tests of {@code docs/testing.md}, as a user writes them. */
@NullMarked
package io.github.otpgate.testkit.junit.example;

import org.jspecify.annotations.NullMarked;
