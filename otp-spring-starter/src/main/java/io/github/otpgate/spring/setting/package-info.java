/** What every auto-configuration of the starter reads settings with. */
@NullMarked
package io.github.otpgate.spring.setting;

import org.jspecify.annotations.NullMarked;
