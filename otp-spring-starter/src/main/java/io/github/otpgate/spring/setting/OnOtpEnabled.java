package io.github.otpgate.spring.setting;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Binds, so that a misspelt value is a mistake and no silent "no". */
final class OnOtpEnabled extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        boolean enabled = Binder.get(context.getEnvironment())
                .bind("otp.enabled", Boolean.class)
                .orElse(true);
        return new ConditionOutcome(
                enabled,
                ConditionMessage.forCondition(ConditionalOnOtpEnabled.class).because("otp.enabled is " + enabled));
    }
}
