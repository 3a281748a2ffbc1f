package io.github.otpgate.code;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.PhoneHash;
import io.github.otpgate.model.PhoneNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The configured secrets. The first seals and names, all are tried: that is rotation. Thread safe.
 *
 * <p>To rotate without a gap, add the new key at the end on every node, then move it to the front, then drop the old
 * one three days later: that long deliveries are kept, and a day whatever else is.
 */
public final class KeyRing {

    private static final int HASH_LENGTH = 16;
    private static final int SESSION_LENGTH = 8;
    private static final int MOST = 3;

    private final List<SecretKey> keys;

    private KeyRing(List<SecretKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads the secrets.
     *
     * @param secrets Base64 (either alphabet) of 32 random bytes or more each; 1 to 3 of them, since each one
     *     more may cost a command more
     * @throws ConfigurationException where one is missing, short, not Base64 or there twice; it shows none of them
     */
    public static KeyRing ofBase64(List<String> secrets) {
        if (secrets.isEmpty() || secrets.size() > MOST) {
            throw new ConfigurationException(
                    "secret-keys",
                    secrets.size() + " keys",
                    "1 to " + MOST + ", each Base64 of 32 random bytes or more; openssl rand -base64 32 prints one");
        }
        List<SecretKey> keys = new ArrayList<>();
        Set<Bytes> ids = new HashSet<>();
        for (int i = 0; i < secrets.size(); i++) {
            String name = "secret-keys[" + i + "]";
            SecretKey key = SecretKey.ofBase64(name, secrets.get(i));
            if (!ids.add(key.id())) {
                throw new ConfigurationException(name, "a key that is there already", "each key once");
            }
            keys.add(key);
        }
        return new KeyRing(keys);
    }

    /** The phone's name in Redis under each key, the current one first. */
    public List<PhoneHash> hashes(PhoneNumber phone) {
        return keys.stream().map(key -> hash(key, phone)).toList();
    }

    private static PhoneHash hash(SecretKey key, PhoneNumber phone) {
        Bytes mac = Bytes.of(key.mac("phone", phone.e164().getBytes(US_ASCII)));
        return new PhoneHash(mac.slice(0, HASH_LENGTH).toUrlText());
    }

    /** What stands for a session in Redis under each key, the current one first: 8 bytes each, one after the other. */
    public Bytes sessionTags(String session) {
        return Bytes.joined(keys.stream()
                .map(key ->
                        Bytes.of(key.mac("session", session.getBytes(UTF_8))).slice(0, SESSION_LENGTH))
                .toList());
    }

    /** What stands for something else in Redis under the current key: 16 bytes. A {@link io.github.otpgate.model.KeyedHash}. */
    public Bytes hash(String use, Bytes content) {
        return Bytes.of(current().mac("name", use.getBytes(US_ASCII), content.toArray()))
                .slice(0, HASH_LENGTH);
    }

    SecretKey current() {
        return keys.get(0);
    }

    List<SecretKey> all() {
        return keys;
    }

    Optional<SecretKey> withId(Bytes id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return "KeyRing[" + keys.size() + " keys]";
    }
}
