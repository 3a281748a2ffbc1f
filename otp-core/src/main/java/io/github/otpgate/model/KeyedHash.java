package io.github.otpgate.model;

/** Names things in Redis: nobody without the secret keys can tell what a name stands for. Thread safe. */
@FunctionalInterface
public interface KeyedHash {

    /**
     * The name.
     *
     * @param use a word of ours; what is hashed for one use is nothing to another
     * @return 16 bytes
     */
    Bytes of(String use, Bytes content);
}
