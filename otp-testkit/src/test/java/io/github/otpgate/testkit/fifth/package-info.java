/**
 * A vendor that does not exist, added as anybody outside this project would add one: nothing beside this package knows it.
 * {@code docs/adding-a-vendor.md} quotes it.
 */
@NullMarked
package io.github.otpgate.testkit.fifth;

import org.jspecify.annotations.NullMarked;
