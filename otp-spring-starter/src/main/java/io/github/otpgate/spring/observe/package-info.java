/** Metrics, traces, health, an endpoint and an audit trail, each where the application has what it takes. */
@NullMarked
package io.github.otpgate.spring.observe;

import org.jspecify.annotations.NullMarked;
