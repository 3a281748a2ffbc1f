/** For tests of applications that log in with codes: a service, or what the application's own service needs around it. */
@NullMarked
package io.github.otpgate.testkit.junit;

import org.jspecify.annotations.NullMarked;
