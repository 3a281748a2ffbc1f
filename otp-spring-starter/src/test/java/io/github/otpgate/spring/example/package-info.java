/** What the README shows of Spring Boot, as a user writes it. */
@NullMarked
package io.github.otpgate.spring.example;

import org.jspecify.annotations.NullMarked;
