package io.github.otpgate.testkit.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Listens to {@code java.util.logging}, into which OkHttp logs. */
final class JavaLog extends Handler {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private JavaLog() {
        setLevel(Level.ALL);
    }

    static List<String> during(Runnable work) {
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        JavaLog log = new JavaLog();
        root.addHandler(log);
        root.setLevel(Level.ALL);
        try {
            work.run();
        } finally {
            root.setLevel(before);
            root.removeHandler(log);
        }
        return List.copyOf(log.lines);
    }

    @Override
    public void publish(LogRecord record) {
        String arguments = Arrays.toString(record.getParameters());
        String thrown = Objects.toString(record.getThrown(), "");
        lines.add(record.getLoggerName() + " " + record.getMessage() + " " + arguments + " " + thrown);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
