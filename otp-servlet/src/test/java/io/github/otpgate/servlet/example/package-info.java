/** What {@code docs/servlet.md} shows, as a user writes it. */
@NullMarked
package io.github.otpgate.servlet.example;

import org.jspecify.annotations.NullMarked;
