package io.github.otpgate.provider.capability;

import io.github.otpgate.provider.Capability;

/**
 * Reads what the vendor pushes to us. Changes nothing and asks nobody, so it may be called again with what was kept.
 * What it reads is as trustworthy as the address it came to: most vendors sign nothing.
 */
public interface PushDecoder extends Capability {

    /** What the request says. Whoever calls keeps it before sending {@link PushResult#answer()}. */
    PushResult decode(PushRequest push);
}
