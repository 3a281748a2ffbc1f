package io.github.otpgate.provider;

/** A vendor did not give what was asked for. Says which class of refusal or what broke, never content. */
public final class ProviderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure in words fit for a log. */
    public ProviderException(String message) {
        super(message);
    }
}
