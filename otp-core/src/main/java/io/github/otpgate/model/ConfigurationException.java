package io.github.otpgate.model;

import static java.util.Objects.requireNonNull;

/**
 * A setting that cannot work. Thrown while a service is built, never later.
 *
 * <p>Keys are the Spring names without the leading {@code otp.}, for example {@code secret-keys[0]}; the builders'
 * methods carry the same names in camel case. {@code found} never repeats a secret.
 */
public final class ConfigurationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final String found;
    private final String allowed;

    public ConfigurationException(String key, String found, String allowed) {
        super("otp." + requireNonNull(key, "key") + ": found " + found + "; allowed: " + allowed);
        this.key = key;
        this.found = found;
        this.allowed = allowed;
    }

    /** The setting, for example {@code code.ttl}. */
    public String key() {
        return key;
    }

    /** What stands there now, as far as it may be shown. */
    public String found() {
        return found;
    }

    /** What may stand there. */
    public String allowed() {
        return allowed;
    }
}
