package io.github.otpgate.spring.observe;

import io.github.otpgate.NodeView;
import io.github.otpgate.receipt.inbox.InboxView;
import java.util.Optional;

/**
 * The operator's view.
 *
 * @param inbox empty while Redis is away
 */
record Operations(NodeView node, Optional<InboxView> inbox) {}
