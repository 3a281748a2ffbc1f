package io.github.otpgate.provider;

/**
 * Something an account can do beside sending one message. The common ones are in {@code provider.capability}; a vendor
 * may have its own. Implementations are thread safe, block for one HTTP exchange, seldom two, and throw nothing but what
 * they say.
 */
public interface Capability {}
