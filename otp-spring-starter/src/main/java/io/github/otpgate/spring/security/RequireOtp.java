package io.github.otpgate.spring.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a method of a bean be called by who is logged in and has had a code verified lately, as
 * {@link OtpFactors#verifiedWithin} does for requests; others meet Spring Security's {@code AuthorizationDeniedException}. On
 * a class it holds for all its methods, inherited ones too, on an annotation for what that annotates. Needs no {@code @EnableMethodSecurity}.
 * Like every annotation that a proxy serves, it does not hold for calls of a bean to itself, nor for private, static and final
 * methods.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequireOtp {

    /** What the code must have been for. */
    String purpose();

    /** How long ago at most, as Spring Boot writes durations: {@code 10m}, {@code PT10M}. */
    String within() default "10m";
}
