package io.github.otpgate.testkit.contract;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is logged at TRACE by everything but the simulated vendor, which has to see the code. For {@link ProviderContract#logOf}. */
public final class CapturedLog {

    private CapturedLog() {}

    /** Does the work and gives the lines that Logback and {@code java.util.logging} heard meanwhile. */
    public static List<String> during(Runnable work) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger simulator = (Logger) LoggerFactory.getLogger("org.eclipse.jetty");
        Level before = root.getLevel();
        Level simulatorBefore = simulator.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        simulator.setLevel(Level.WARN);
        try {
            List<String> lines = new ArrayList<>(JavaLog.during(work));
            log.list.forEach(event -> lines.add(written(event)));
            return lines;
        } finally {
            root.setLevel(before);
            simulator.setLevel(simulatorBefore);
            root.detachAppender(log);
        }
    }

    private static String written(ILoggingEvent event) {
        StringBuilder text =
                new StringBuilder(event.getLoggerName()).append(' ').append(event.getFormattedMessage());
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            text.append(' ').append(cause.getClassName()).append(cause.getMessage());
        }
        return text.toString();
    }
}
