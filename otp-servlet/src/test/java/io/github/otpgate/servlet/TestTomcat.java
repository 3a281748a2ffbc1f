package io.github.otpgate.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** A running Tomcat with our filter between an {@link EarlyFilter} and a {@link RestServlet}. */
final class TestTomcat implements AutoCloseable {

    private final Tomcat tomcat = new Tomcat();

    TestTomcat(OtpFilter filter) {
        try {
            Path directory = Files.createTempDirectory("otp-tomcat");
            tomcat.setBaseDir(directory.toString());
            tomcat.setPort(0);
            StandardContext context = (StandardContext) tomcat.addContext("", directory.toString());
            context.setClearReferencesThreadLocals(false);
            context.setClearReferencesRmiTargets(false);
            add(context, "early", new EarlyFilter());
            add(context, "otp", filter);
            Tomcat.addServlet(context, "rest", new RestServlet()).setAsyncSupported(true);
            context.addServletMappingDecoded("/", "rest");
            ErrorPage page = new ErrorPage();
            page.setErrorCode(RestServlet.FAILURE);
            page.setLocation("/otp/send");
            context.addErrorPage(page);
            tomcat.getConnector().setThrowOnFailure(true);
            // So that a header of 10 000 addresses comes as far as our filter.
            tomcat.getConnector().setProperty("maxHttpRequestHeaderSize", "262144");
            tomcat.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException("Tomcat does not start", e);
        }
    }

    private static void add(Context context, String name, Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName(name);
        mapping.addURLPattern("/*");
        for (DispatcherType type : DispatcherType.values()) {
            mapping.setDispatcher(type.name());
        }
        context.addFilterMap(mapping);
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
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
}
