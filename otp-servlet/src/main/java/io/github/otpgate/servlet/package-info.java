/** The JSON endpoints for any Jakarta Servlet container. */
@NullMarked
package io.github.otpgate.servlet;

import org.jspecify.annotations.NullMarked;
