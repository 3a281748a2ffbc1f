package io.github.otpgate.route.lane;

import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;

/** The way to one provider. Thread safe. */
public interface Carrier {

    /** Who is at its end. */
    Provider provider();

    /** Takes a message on, and does not wait. A way that is full answers at once that nothing left. */
    Carriage carry(Message message);
}
