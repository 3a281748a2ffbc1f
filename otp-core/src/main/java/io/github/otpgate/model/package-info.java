/** Values every stage shares. Depends on nothing else in this library. */
@NullMarked
package io.github.otpgate.model;

import org.jspecify.annotations.NullMarked;
