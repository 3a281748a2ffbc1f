package io.github.otpgate.servlet.container;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** Tomcat 11 or, where the class path has that one, Tomcat 10.1. */
final class TomcatContainer implements Container {

    private final Tomcat tomcat = new Tomcat();
    private Context context;

    TomcatContainer() {
        try {
            tomcat.setBaseDir(Files.createTempDirectory("otp-tomcat").toString());
            tomcat.setPort(0);
            tomcat.getConnector().setThrowOnFailure(true);
            ((StandardHost) tomcat.getHost()).setStartChildren(false);
            tomcat.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException("Tomcat does not start", e);
        }
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void deploy(WebApplication application) {
        StandardContext fresh = new StandardContext();
        fresh.setName(CONTEXT_PATH);
        fresh.setPath(CONTEXT_PATH);
        fresh.setDocBase(application.directory().toFile().getAbsolutePath());
        fresh.addLifecycleListener(new ContextConfig());
        fresh.setClearReferencesRmiTargets(false);
        fresh.setClearReferencesThreadLocals(false);
        StandardJarScanner scanner = new StandardJarScanner();
        scanner.setScanClassPath(false);
        fresh.setJarScanner(scanner);
        fresh.setParentClassLoader(getClass().getClassLoader());
        fresh.setDefaultWebXml(new File("none").getAbsolutePath());
        context = fresh;
        Failures failures = new Failures();
        Logger log = Logger.getLogger("org.apache.catalina.core.ContainerBase.[Tomcat].[localhost].[/app]");
        log.addHandler(failures);
        try {
            // Not yet started, so that it has a context that takes attributes.
            tomcat.getHost().addChild(fresh);
            application.world().attributes().forEach(fresh.getServletContext()::setAttribute);
            fresh.start();
        } catch (LifecycleException e) {
            throw new Refused(e);
        } finally {
            log.removeHandler(failures);
        }
        if (!fresh.getState().isAvailable()) {
            throw new Refused(failures.first());
        }
    }

    @Override
    public void undeploy() {
        tomcat.getHost().removeChild(context);
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("Tomcat does not stop", e);
        }
    }

    /** Tomcat tells its log alone why an application does not start. */
    private static final class Failures extends Handler {

        private final Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord entry) {
            if (entry.getThrown() != null) {
                thrown.add(entry.getThrown());
            }
        }

        Throwable first() {
            Throwable first = thrown.peek();
            return first == null ? new IllegalStateException("Tomcat says nothing") : first;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
