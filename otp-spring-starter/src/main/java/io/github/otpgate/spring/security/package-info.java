/** Login and step-up with Spring Security: a verified code becomes an {@code Authentication}, or a factor of one. */
@NullMarked
package io.github.otpgate.spring.security;

import org.jspecify.annotations.NullMarked;
