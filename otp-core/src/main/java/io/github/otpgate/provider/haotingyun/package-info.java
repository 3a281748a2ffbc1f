/** Haotingyun, and Yunpian by its base URL. */
@NullMarked
package io.github.otpgate.provider.haotingyun;

import org.jspecify.annotations.NullMarked;
