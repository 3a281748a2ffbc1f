package io.github.otpgate.receipt;

import io.github.otpgate.provider.capability.Reply;

/**
 * An application that wants to know what came back. Called on a thread of the inbox, before it forgets what came: at
 * least once for each, and again later where it throws, some times. Must not block for long: whatever else came waits.
 * One that another overtook meanwhile, as a failure before the delivery, may not be told again. A report that overtook the vendor's answer to the send is told as soon as that is there.
 */
public interface ReceiptListener {

    /** A report said something new of a message of ours. */
    default void reported(DeliveryUpdate update) {}

    /**
     * Somebody wrote back; a long message comes in one piece. Its words have been heeded already.
     *
     * @param provider through which it came
     */
    default void replied(String provider, Reply reply) {}
}
