package io.github.otpgate.servlet.container;

import java.nio.file.Path;

/** A running servlet container that takes one application, below {@code /app}. */
interface Container extends AutoCloseable {

    String CONTEXT_PATH = "/app";

    /** A web application as a directory with {@code WEB-INF/web.xml}; its surroundings are an attribute of its context. */
    record WebApplication(Path directory, World world) {}

    int port();

    /**
     * Deploys it.
     *
     * @throws Refused where the application does not start
     */
    void deploy(WebApplication application);

    void undeploy();

    @Override
    void close();

    /** What the container says to its operator. */
    final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(Throwable cause) {
            super(cause);
        }
    }
}
