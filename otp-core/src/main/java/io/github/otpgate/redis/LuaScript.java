package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A script kept as a resource next to this class.
 *
 * @param name the file name without {@code .lua}
 * @param source the whole file
 * @param sha1 what {@code EVALSHA} wants: 40 lower-case hex characters
 */
record LuaScript(String name, String source, String sha1) {

    /** What scripts share that keep a log of times. */
    private static final String TIME_LOG = "time_log";

    static LuaScript load(String name) {
        return of(name, text(name));
    }

    /** The same behind the functions of {@code time_log.lua}. */
    static LuaScript loadWithTimeLog(String name) {
        return of(name, text(TIME_LOG) + text(name));
    }

    private static LuaScript of(String name, String source) {
        try {
            byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(source.getBytes(UTF_8));
            return new LuaScript(name, source, HexFormat.of().formatHex(sha1));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static String text(String name) {
        String file = name + ".lua";
        try (InputStream in = LuaScript.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + file);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
