@NullMarked
package io.github.otpgate.spring.security;

import org.jspecify.annotations.NullMarked;
