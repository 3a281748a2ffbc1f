package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.capability.Pulled;
import io.github.otpgate.provider.capability.RecordFilter;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.ReplyPull;
import io.github.otpgate.provider.capability.ReplyQuery;
import io.github.otpgate.wire.VendorJson;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * {@code pull_reply}, a queue kept for 72 hours, and {@code get_reply}, a book. Neither signs what it gives: a
 * {@code _sign} in a book is null.
 *
 * <p>Source: the vendor's API document, "pull_reply" and "get_reply".
 */
final class HaotingyunReplies implements ReplyPull, ReplyQuery {

    private final HaotingyunApi api;
    private final HaotingyunShapes shapes;

    HaotingyunReplies(HaotingyunApi api, HaotingyunShapes shapes) {
        this.api = api;
        this.shapes = shapes;
    }

    @Override
    public VendorAnswer<Pulled<Reply>> pullReplies() {
        return shapes.pulled(api.list("sms/pull_reply", HaotingyunPages.largest()), HaotingyunReplies::reply);
    }

    @Override
    public int largestPage() {
        return HaotingyunPages.LARGEST;
    }

    @Override
    public VendorAnswer<List<Reply>> page(RecordFilter filter, int number, int size) {
        return shapes.list(
                api.list("sms/get_reply", HaotingyunPages.page(filter, number, size)), HaotingyunReplies::reply);
    }

    /** Nothing if it does not say who wrote, or what. */
    static Optional<Reply> reply(JsonNode item) {
        return HaotingyunFields.number(item, "mobile")
                .flatMap(from -> HaotingyunFields.words(item, "text")
                        .map(text -> new Reply(
                                VendorJson.optional(item, "id"),
                                from,
                                text,
                                HaotingyunFields.moment(item, "reply_time"),
                                VendorJson.text(item, "extend"),
                                Optional.empty())));
    }
}
