package io.github.otpgate.testkit.junit;

import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.VendorSimulator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Does what {@link OtpTest} says. */
final class OtpTestExtension implements BeforeEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(OtpTestExtension.class);
    private static final Set<Class<?>> TYPES =
            Set.of(OtpService.class, RecordingProvider.class, MovableClock.class, RedisServer.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        OtpTest wanted = annotation(context);
        Store store = context.getStore(NAMESPACE);
        TestBench bench = new TestBench(redis(wanted, context, store), store);
        if (wanted.vendors().length == 0) {
            bench.record();
        } else {
            bench.simulate(List.of(wanted.vendors()));
        }
        bench.build(settings -> customize(context, settings));
        store.put(TestBench.class, bench);
    }

    private static OtpTest annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), OtpTest.class, context.getEnclosingTestClasses())
                .orElseThrow(() -> new IllegalStateException("OtpTestExtension is switched on by @OtpTest"));
    }

    private static RedisServer redis(OtpTest wanted, ExtensionContext context, Store store) {
        if (!wanted.redisClock()) {
            return Startable.redis(() -> RedisExtension.shared(context));
        }
        RedisServer own = Startable.redisWithClock();
        store.put(own, own);
        return own;
    }

    private static void customize(ExtensionContext context, OtpServiceBuilder settings) {
        for (Object test : context.getRequiredTestInstances().getAllInstances()) {
            if (test instanceof OtpTestCustomizer customizer) {
                customizer.customize(settings);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return TYPES.contains(type) || VendorSimulator.class.isAssignableFrom(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        TestBench bench = context.getStore(NAMESPACE).get(TestBench.class, TestBench.class);
        if (bench == null) {
            throw new ParameterResolutionException("@OtpTest gives each test its own " + type.getSimpleName()
                    + ": take it in a test method, @BeforeEach or @AfterEach, not for the whole class");
        }
        List<Object> found = bench.parts(type);
        if (found.size() != 1) {
            throw new ParameterResolutionException("This test has " + found.size() + " of " + type.getSimpleName()
                    + ": a recording provider is there without vendors, and a simulator for each of the vendors in"
                    + " @OtpTest(vendors = …), by its own type where there are several");
        }
        return found.get(0);
    }
}
