package io.github.otpgate.spring.setting;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Unless {@code otp.enabled} is {@code false}. What is neither true nor false keeps the application from starting. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnOtpEnabled.class)
public @interface ConditionalOnOtpEnabled {}
