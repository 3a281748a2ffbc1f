/** Auto-configuration for Spring Boot. */
@NullMarked
package io.github.otpgate.spring;

import org.jspecify.annotations.NullMarked;
