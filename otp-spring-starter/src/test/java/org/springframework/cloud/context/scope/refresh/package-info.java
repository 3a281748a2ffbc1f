/** Stands for Spring Cloud Context, which is not on the class path. */
@NullMarked
package org.springframework.cloud.context.scope.refresh;

import org.jspecify.annotations.NullMarked;
