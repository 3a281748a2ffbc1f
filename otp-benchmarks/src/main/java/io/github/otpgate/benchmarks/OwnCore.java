package io.github.otpgate.benchmarks;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Gives Redis a core that the measuring JVM keeps off, so that its time inside a script is its own and not the time it
 * waits for a core. Needs {@code taskset}; without it, or with one core, everything stays where it is.
 */
final class OwnCore implements AutoCloseable {

    private static final Pattern PROCESS = Pattern.compile("process_id:(\\d+)");

    private final int cores = Runtime.getRuntime().availableProcessors();
    private final boolean apart;

    OwnCore(String infoServer) {
        long redis = PROCESS.matcher(infoServer)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .findFirst()
                .orElseThrow();
        this.apart = cores > 1
                && pin(Integer.toString(cores - 1), redis)
                && pin("0-" + (cores - 2), ProcessHandle.current().pid());
    }

    /** Says so where it did not work. */
    String remark() {
        return apart ? "" : " (no core of its own)";
    }

    private static boolean pin(String cores, long process) {
        try {
            return new ProcessBuilder("taskset", "-acp", cores, Long.toString(process))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noTaskset) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        if (apart) {
            pin("0-" + (cores - 1), ProcessHandle.current().pid());
        }
    }
}
