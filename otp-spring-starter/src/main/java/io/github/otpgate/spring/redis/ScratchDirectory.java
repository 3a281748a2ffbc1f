package io.github.otpgate.spring.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** A temporary directory of one process. */
record ScratchDirectory(Path path) {

    private static final Logger LOG = LoggerFactory.getLogger(ScratchDirectory.class);

    static ScratchDirectory create() {
        try {
            return new ScratchDirectory(Files.createTempDirectory("otp-redis"));
        } catch (IOException e) {
            throw new RedisUnavailableException("no temporary directory: " + e.getMessage(), e);
        }
    }

    /** What cannot be removed, such as a program that Windows still holds, stays for the system to clean up. */
    void delete() {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException e) {
            LOG.debug("A temporary directory stays: {}", path, e);
        }
    }
}
