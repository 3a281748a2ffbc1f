/** How vendors are spoken to: HTTP, forms, JSON, XML, charsets, Beijing time. Knows no vendor and no message. */
@NullMarked
package io.github.otpgate.wire;

import org.jspecify.annotations.NullMarked;
