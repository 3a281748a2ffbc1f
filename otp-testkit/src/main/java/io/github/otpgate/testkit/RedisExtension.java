package io.github.otpgate.testkit;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link RedisServer} as a parameter: {@code @ExtendWith(RedisExtension.class)}. All test classes of a run
 * share one server; it starts with the first of them and ends with the run. Nothing is flushed between tests, so a test uses
 * keys of its own; one that pauses or stops the server starts its own. Where no Redis can be started the tests are skipped and
 * say why.
 */
public final class RedisExtension implements ExecutionCondition, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RedisExtension.class);

    /** Called by JUnit. */
    public RedisExtension() {}

    /** Called by JUnit. A program that cannot be unpacked breaks a class, hence the errors. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try {
            return ConditionEvaluationResult.enabled(shared(context).uri());
        } catch (RuntimeException | LinkageError none) {
            return ConditionEvaluationResult.disabled("Skipped, because no Redis can be started here: " + none
                    + ". Put a redis-server on the PATH to run this test.");
        }
    }

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
