/** Load runs; not published. */
@NullMarked
package io.github.otpgate.benchmarks;

import org.jspecify.annotations.NullMarked;
