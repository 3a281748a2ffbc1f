package io.github.otpgate.servlet.container;

import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything that must be the same in every container, whoever registers the filter. */
@ExtendWith(RedisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContainerSuite implements FlowTests, PathTests, BodyTests, CallerTests, LifeTests, RefusalTests {

    private final Supplier<Container> containers;
    private final String application;
    private Site site;

    /** The application of that name. */
    ContainerSuite(Supplier<Container> containers, String application) {
        this.containers = containers;
        this.application = application;
    }

    @BeforeAll
    void deploy(RedisServer redis) {
        site = start(redis);
    }

    @AfterAll
    void undeploy() {
        site.undeploy();
        site.close();
    }

    @Override
    public Site site() {
        return site;
    }

    @Override
    public Site start(RedisServer redis) {
        return start(redis, application);
    }

    @Override
    public Site start(RedisServer redis, String other) {
        return Site.start(redis, containers, other);
    }
}
