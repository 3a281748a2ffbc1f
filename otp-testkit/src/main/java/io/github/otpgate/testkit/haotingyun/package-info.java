/** A Haotingyun that runs on loopback: the vendor's send endpoints, checks and windows over real HTTP. */
@NullMarked
package io.github.otpgate.testkit.haotingyun;

import org.jspecify.annotations.NullMarked;
