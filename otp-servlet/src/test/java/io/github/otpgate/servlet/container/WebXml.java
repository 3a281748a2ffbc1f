package io.github.otpgate.servlet.container;

import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.api.ServletInfo;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.nio.file.Path;
import java.util.EventListener;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** As much of a deployment descriptor as the tests write. */
final class WebXml {

    private WebXml() {}

    static DeploymentInfo read(Path file) {
        try {
            return deployment(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement());
        } catch (Exception e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    private static DeploymentInfo deployment(Element root) throws ClassNotFoundException {
        ClassLoader loader = WebXml.class.getClassLoader();
        DeploymentInfo deployment = new DeploymentInfo().setClassLoader(loader);
        for (Element listener : children(root, "listener")) {
            deployment.addListener(new ListenerInfo(
                    loader.loadClass(text(listener, "listener-class")).asSubclass(EventListener.class)));
        }
        for (Element filter : children(root, "filter")) {
            FilterInfo info = new FilterInfo(
                            text(filter, "filter-name"),
                            loader.loadClass(text(filter, "filter-class")).asSubclass(Filter.class))
                    .setAsyncSupported(Boolean.parseBoolean(text(filter, "async-supported")));
            for (Element parameter : children(filter, "init-param")) {
                info.addInitParam(text(parameter, "param-name"), text(parameter, "param-value"));
            }
            deployment.addFilter(info);
        }
        for (Element mapping : children(root, "filter-mapping")) {
            deployment.addFilterUrlMapping(
                    text(mapping, "filter-name"), text(mapping, "url-pattern"), DispatcherType.REQUEST);
        }
        for (Element servlet : children(root, "servlet")) {
            deployment.addServlet(new ServletInfo(
                            text(servlet, "servlet-name"),
                            loader.loadClass(text(servlet, "servlet-class")).asSubclass(Servlet.class))
                    .setAsyncSupported(Boolean.parseBoolean(text(servlet, "async-supported"))));
        }
        for (Element mapping : children(root, "servlet-mapping")) {
            deployment.getServlets().get(text(mapping, "servlet-name")).addMapping(text(mapping, "url-pattern"));
        }
        return deployment;
    }

    private static List<Element> children(Element parent, String name) {
        return IntStream.range(0, parent.getChildNodes().getLength())
                .mapToObj(parent.getChildNodes()::item)
                .filter(node -> node.getNodeName().equals(name))
                .map(Element.class::cast)
                .toList();
    }

    private static String text(Element parent, String name) {
        return children(parent, name).get(0).getTextContent().strip();
    }
}
