/** One application in every container that is promised, and what must be the same in each. */
package io.github.otpgate.servlet.container;
