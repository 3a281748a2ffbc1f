/** The tests of {@code docs/testing.md} with Spring Boot, as a user writes them. */
@NullMarked
package io.github.otpgate.spring.testing;

import org.jspecify.annotations.NullMarked;
