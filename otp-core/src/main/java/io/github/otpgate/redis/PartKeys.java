package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.model.Bytes;
import java.util.UUID;

/**
 * The names of what belongs to long replies. Messages are spread over a few hash tags by their reference, which is the
 * same under every secret key and says nothing about the phone; what shares a tag may be in one script.
 */
record PartKeys(String namespace) {

    /** How many tags there are: enough for the nodes of a cluster, few enough to be asked one after the other. */
    static final int SHARDS = 16;

    byte[] message(int reference, Bytes name) {
        return name(shard(reference), name.toUrlText());
    }

    /** A name that no message has. */
    byte[] unused(int shard) {
        return name(shard, UUID.randomUUID().toString());
    }

    /** The messages of a shard that were not handed out. */
    byte[] open(int shard) {
        return name(shard, "open");
    }

    /** The same, found by a name of the shard. */
    byte[] openBeside(byte[] name) {
        String text = new String(name, US_ASCII);
        return (text.substring(0, text.indexOf("}:") + 2) + "open").getBytes(US_ASCII);
    }

    static int shard(int reference) {
        return reference % SHARDS;
    }

    private byte[] name(int shard, String rest) {
        return (namespace + ":{parts-" + shard + "}:" + rest).getBytes(US_ASCII);
    }
}
