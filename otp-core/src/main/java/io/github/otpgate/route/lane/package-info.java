/** The way to one account: its queue, its pace, what may be under way at once, and what goes together. */
@NullMarked
package io.github.otpgate.route.lane;

import org.jspecify.annotations.NullMarked;
