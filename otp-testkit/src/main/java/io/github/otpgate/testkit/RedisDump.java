package io.github.otpgate.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Renders everything a Redis holds as text. */
final class RedisDump {

    private RedisDump() {}

    static String of(RespConnection redis) throws IOException {
        StringBuilder out = new StringBuilder();
        for (String key : call(redis, "KEYS", "*")) {
            String type = String.join("", call(redis, "TYPE", key));
            out.append(key).append(" (").append(type).append(")\n");
            for (String item : content(redis, type, key)) {
                out.append("  ").append(item).append('\n');
            }
        }
        return out.toString();
    }

    private static List<String> content(RespConnection redis, String type, String key) throws IOException {
        return switch (type) {
            case "string" -> call(redis, "GET", key);
            case "hash" -> call(redis, "HGETALL", key);
            case "list" -> call(redis, "LRANGE", key, "0", "-1");
            case "set" -> call(redis, "SMEMBERS", key);
            case "zset" -> call(redis, "ZRANGE", key, "0", "-1", "WITHSCORES");
            case "stream" -> call(redis, "XRANGE", key, "-", "+");
            // A key that expired since KEYS has type "none" and no content.
            default -> call(redis, "DUMP", key);
        };
    }

    /** Keys may be any bytes; ISO-8859-1 carries them there and back. */
    private static List<String> call(RespConnection redis, String... words) throws IOException {
        RespConnection.Reply reply = redis.call(StandardCharsets.ISO_8859_1, List.of(words));
        if (reply.isError()) {
            throw new IOException(words[0] + " was refused: " + reply.raw());
        }
        return reply.values();
    }
}
