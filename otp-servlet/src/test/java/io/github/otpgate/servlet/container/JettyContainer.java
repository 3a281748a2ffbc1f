package io.github.otpgate.servlet.container;

import java.util.function.Consumer;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/** Jetty 12.1. */
final class JettyContainer implements Container {

    private final Server server = new Server(0);
    private final ContextHandlerCollection contexts = new ContextHandlerCollection();
    private WebAppContext context;

    JettyContainer() {
        this(connector -> {});
    }

    JettyContainer(Consumer<ServerConnector> change) {
        server.setHandler(contexts);
        ServerConnector connector = (ServerConnector) server.getConnectors()[0];
        // Jetty's own answer to who it is, which is not ours to give.
        connector
                .getConnectionFactory(HttpConnectionFactory.class)
                .getHttpConfiguration()
                .setSendServerVersion(false);
        change.accept(connector);
        run(server::start);
    }

    @Override
    public int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    @Override
    public void deploy(WebApplication application) {
        WebAppContext fresh = new WebAppContext();
        fresh.setContextPath(CONTEXT_PATH);
        fresh.setWar(application.directory().toUri().toString());
        fresh.setParentLoaderPriority(true);
        fresh.setThrowUnavailableOnStartupException(true);
        application.world().attributes().forEach(fresh::setAttribute);
        context = fresh;
        contexts.addHandler(fresh);
        run(fresh::start);
    }

    @Override
    public void undeploy() {
        run(context::stop);
        contexts.removeHandler(context);
    }

    @Override
    public void close() {
        run(server::stop);
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (Exception e) {
            throw new Refused(e);
        }
    }
}
