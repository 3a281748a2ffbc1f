package io.github.otpgate.testkit.haotingyun;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A template as the vendor keeps it.
 *
 * @param reason why it was rejected; null if it was not
 */
record AccountTemplate(
        long id, SmsTemplate text, State state, @Nullable String reason) {

    /** How far its review has come. */
    enum State {
        CHECKING,
        SUCCESS,
        FAIL
    }

    boolean isApproved() {
        return state == State.SUCCESS;
    }

    ObjectNode alone() {
        return json("reason");
    }

    /** The vendor really spells this key with a space behind it, in lists and nowhere else. */
    ObjectNode listed() {
        return json("reason ");
    }

    private ObjectNode json(String reasonKey) {
        return Wording.JSON
                .createObjectNode()
                .put("tpl_id", id)
                .put("tpl_content", text.content())
                .put("check_status", state.name())
                .put(reasonKey, reason);
    }
}
