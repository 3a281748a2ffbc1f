package io.github.otpgate.servlet.container;

import io.undertow.Undertow;
import io.undertow.server.handlers.PathHandler;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainer;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;

/** Undertow 2.3. It reads no {@code web.xml}, which WildFly does for it: {@link WebXml} stands in. */
final class UndertowContainer implements Container {

    private final PathHandler paths = new PathHandler();
    private final Undertow server =
            Undertow.builder().addHttpListener(0, "::").setHandler(paths).build();
    private final ServletContainer deployments = ServletContainer.Factory.newInstance();
    private DeploymentManager manager;

    UndertowContainer() {
        server.start();
    }

    @Override
    public int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void deploy(WebApplication application) {
        DeploymentInfo deployment = WebXml.read(application.directory().resolve("WEB-INF/web.xml"))
                .setContextPath(CONTEXT_PATH)
                // Otherwise what a filter refuses is told to whoever comes first.
                .setEagerFilterInit(true)
                .setDeploymentName("app");
        application.world().attributes().forEach(deployment::addServletContextAttribute);
        manager = deployments.addDeployment(deployment);
        try {
            manager.deploy();
            paths.addPrefixPath(CONTEXT_PATH, manager.start());
        } catch (ServletException | RuntimeException e) {
            throw new Refused(e);
        }
    }

    @Override
    public void undeploy() {
        paths.removePrefixPath(CONTEXT_PATH);
        try {
            manager.stop();
        } catch (ServletException e) {
            throw new Refused(e);
        }
        DeploymentInfo deployment = manager.getDeployment().getDeploymentInfo();
        manager.undeploy();
        deployments.removeDeployment(deployment);
    }

    @Override
    public void close() {
        server.stop();
    }
}
