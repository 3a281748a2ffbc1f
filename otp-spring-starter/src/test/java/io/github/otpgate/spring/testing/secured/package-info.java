/** The tests of {@code docs/testing.md} with Spring Security, as a user writes them. */
@NullMarked
package io.github.otpgate.spring.testing.secured;

import org.jspecify.annotations.NullMarked;
