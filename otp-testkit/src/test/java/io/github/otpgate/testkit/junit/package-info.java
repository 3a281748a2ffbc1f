@NullMarked
package io.github.otpgate.testkit.junit;

import org.jspecify.annotations.NullMarked;
