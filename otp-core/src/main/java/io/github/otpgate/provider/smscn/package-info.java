/** Voice codes of sms.cn. */
@NullMarked
package io.github.otpgate.provider.smscn;

import org.jspecify.annotations.NullMarked;
