/** Stands for Spring Cloud Context, which is not on the class path. */
@NullMarked
package org.springframework.cloud.context.environment;

import org.jspecify.annotations.NullMarked;
