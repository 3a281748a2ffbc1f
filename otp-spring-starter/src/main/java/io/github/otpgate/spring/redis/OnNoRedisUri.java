package io.github.otpgate.spring.redis;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Nothing stands at {@code otp.redis.uri}. Something blank does: that is a mistake, not a wish for an embedded Redis. */
final class OnNoRedisUri implements Condition {

    static final String KEY = "otp.redis.uri";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !context.getEnvironment().containsProperty(KEY);
    }
}
