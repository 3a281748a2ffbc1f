/** What the README and {@code docs/servlet.md} show, as a user writes it. */
@NullMarked
package io.github.otpgate.servlet.example;

import org.jspecify.annotations.NullMarked;
