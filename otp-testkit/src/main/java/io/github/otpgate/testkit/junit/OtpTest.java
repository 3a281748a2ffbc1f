package io.github.otpgate.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a class an {@link io.github.otpgate.OtpService} of its own on a real Redis. Test methods,
 * {@code @BeforeEach} and {@code @AfterEach} methods take as parameters what they need of:
 *
 * <ul>
 *   <li>{@link io.github.otpgate.OtpService}, with a random key, the captcha off, nothing polled, and a namespace of its own:
 *       no test sees another's codes or limits. All other settings are the defaults, the limits too; a test class that is an
 *       {@link OtpTestCustomizer} changes them.
 *   <li>{@link io.github.otpgate.testkit.RecordingProvider}, to which it sends and from which a test reads the code.
 *   <li>With {@link #vendors}, these instead: {@link io.github.otpgate.testkit.haotingyun.HaotingyunSimulator} and the others,
 *       or {@link io.github.otpgate.testkit.VendorSimulator} where there is one.
 *   <li>{@link io.github.otpgate.testkit.MovableClock}, the clock of the service and of the vendors. It stands still until a
 *       test moves it. Captchas, the end of a {@link io.github.otpgate.TestNumber}, the vendors' own rules and their signatures
 *       go by it. <b>Codes, tickets and limits do not:</b> they go by the clock of Redis.
 *   <li>{@link io.github.otpgate.testkit.RedisServer}, which all tests share; with {@link #redisClock} it is the test's own and
 *       its clock can be moved.
 * </ul>
 *
 * <p>All of it but the shared Redis is closed after the test. {@code @Nested} classes are as the class around them, unless they
 * are annotated themselves. Where no Redis can be started the test is skipped and says why.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OtpTestExtension.class)
public @interface OtpTest {

    /** Vendors to send through, the preferred first; without any, a recording provider. */
    SimulatedVendor[] vendors() default {};

    /**
     * Whether each test has a Redis of its own whose clock {@link io.github.otpgate.testkit.RedisServer#advance} moves: codes
     * expire and limits pass without waiting. It and the {@link io.github.otpgate.testkit.MovableClock} move separately; a test
     * that wants both to move moves both. Needs Linux and a C compiler, see
     * {@link io.github.otpgate.testkit.RedisServer#clockCanMove}; elsewhere the test is skipped.
     */
    boolean redisClock() default false;
}
