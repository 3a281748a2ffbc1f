package io.github.otpgate.spring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Where {@code spring.mvc.servlet.path} puts the only servlet. Tomcat asks no filter about a path without a servlet. */
final class ServletPath {

    private static final Logger LOG = LoggerFactory.getLogger(ServletPath.class);
    private static final String PATH = "spring.mvc.servlet.path";
    private static final String DEFAULT_SERVLET = "server.servlet.register-default-servlet";

    private ServletPath() {}

    /** Only warns: the application may have another servlet, or another container. */
    static void warnUnlessCovers(String basePath, Environment environment) {
        String path = StringUtils.trimTrailingCharacter(environment.getProperty(PATH, ""), '/');
        boolean covered = (basePath + "/").startsWith(path + "/")
                || environment.getProperty(DEFAULT_SERVLET, Boolean.class, Boolean.FALSE);
        if (!covered) {
            LOG.warn(
                    "otp.web.base-path is {} and {} is {}: Tomcat answers 404 where no servlet is. Set otp.web.base-path to"
                            + " {}{}, or {} to true",
                    basePath,
                    PATH,
                    path,
                    path,
                    basePath,
                    DEFAULT_SERVLET);
        }
    }
}
