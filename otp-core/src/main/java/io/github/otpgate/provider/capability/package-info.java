/** What an account can do beside sending one message, and the values it speaks in. */
@NullMarked
package io.github.otpgate.provider.capability;

import org.jspecify.annotations.NullMarked;
