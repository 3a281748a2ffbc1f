package io.github.otpgate.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link RedisServer} as a parameter: {@code @ExtendWith(RedisExtension.class)}. All test classes of a run
 * share one server; it starts when first asked for and ends with the run. Nothing is flushed between tests, so a test uses
 * keys of its own; one that pauses or stops the server starts its own.
 */
public final class RedisExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RedisExtension.class);

    /** Called by JUnit. */
    public RedisExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RedisServer.class;
    }

    @Override
    public RedisServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context);
    }

    /**
     * The server of the run, for extensions of your own.
     *
     * @throws IllegalStateException if it does not start; the message holds what Redis itself said
     */
    public static RedisServer shared(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(RedisServer.class, type -> RedisServer.start(), RedisServer.class);
    }
}
