package io.github.otpgate.provider.capability;

import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.VendorAnswer;

/** Fetches replies from the vendor's queue. A reply is given once: an answer that is lost is lost. */
public interface ReplyPull extends Capability {

    /** The next replies, as many as the vendor gives at once. An answer without items means the queue is empty. */
    VendorAnswer<Pulled<Reply>> pullReplies();
}
