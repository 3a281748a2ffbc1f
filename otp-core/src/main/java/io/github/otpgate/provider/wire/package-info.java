/** How vendors are spoken to: HTTP, forms, JSON, XML, charsets, Beijing time. Knows no vendor and no message. */
@NullMarked
package io.github.otpgate.provider.wire;

import org.jspecify.annotations.NullMarked;
