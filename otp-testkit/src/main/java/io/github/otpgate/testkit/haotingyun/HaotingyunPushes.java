package io.github.otpgate.testkit.haotingyun;

import io.github.otpgate.testkit.CallbackPusher;
import io.github.otpgate.testkit.CallbackPusher.Attempt;
import io.github.otpgate.testkit.CallbackPusher.Push;
import io.github.otpgate.testkit.CallbackPusher.Rule;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the vendor pushes by itself: reports ({@code sms_status}, up to 500 in one push, tried again 3 times every 5 minutes) and
 * replies ({@code sms_reply}, one by one, signed, tried again 5 times every minute), until the answer is HTTP 200 and exactly
 * {@code SUCCESS} or {@code 0}. Nothing is pushed as long as no URL is known. A
 * report may arrive before the answer to its send does. Safe for use by many threads.
 */
public final class HaotingyunPushes {

    private static final int MOST_REPORTS = 500;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final String apiKey;
    private final Wording wording;
    private final boolean held;
    private final CallbackPusher reports;
    private final CallbackPusher replies;
    private final Map<URI, List<JsonNode>> pending = new LinkedHashMap<>();
    private @Nullable URI url;

    HaotingyunPushes(String apiKey, Wording wording, boolean held, double speed) {
        this.apiKey = apiKey;
        this.wording = wording;
        this.held = held;
        reports = new CallbackPusher(new Rule(3, Duration.ofMinutes(5), HaotingyunPushes::taken), speed);
        replies = new CallbackPusher(new Rule(5, Duration.ofMinutes(1), HaotingyunPushes::taken), speed);
    }

    /** From now on reports and replies go there; a message sent with a {@code callback_url} of its own keeps to that. */
    public synchronized void to(URI callback) {
        url = callback;
    }

    /** Pushes the reports that were held back; see {@link HaotingyunSimulator.Builder#holdReports()}. */
    public void flush() {
        drained().forEach(this::pushReports);
    }

    /** How the pushes of reports went. */
    public CallbackPusher reports() {
        return reports;
    }

    /** How the pushes of replies went. */
    public CallbackPusher replies() {
        return replies;
    }

    void report(SentSms message) {
        URI own = message.sms().options().callback();
        synchronized (this) {
            URI target = own == null ? url : own;
            if (target != null) {
                pending.computeIfAbsent(target, key -> new ArrayList<>()).add(message.report());
            }
        }
    }

    void reply(SmsReply reply) {
        URI target;
        synchronized (this) {
            target = url;
        }
        if (target != null) {
            push(replies, target, "sms_reply", signed(reply));
        }
    }

    void afterRequest() {
        if (!held) {
            flush();
        }
    }

    void close() {
        reports.close();
        replies.close();
    }

    private synchronized Map<URI, List<JsonNode>> drained() {
        Map<URI, List<JsonNode>> drained = new LinkedHashMap<>(pending);
        pending.clear();
        return drained;
    }

    private void pushReports(URI target, List<JsonNode> items) {
        for (int from = 0; from < items.size(); from += MOST_REPORTS) {
            ArrayNode some = Wording.JSON.createArrayNode();
            items.subList(from, Math.min(items.size(), from + MOST_REPORTS)).forEach(some::add);
            push(reports, target, "sms_status", wording.dressed(some));
        }
    }

    private ObjectNode signed(SmsReply reply) {
        Map<String, String> fields = reply.fields();
        if (wording.has(Quirk.UNKNOWN_FIELDS)) {
            fields.put(Wording.UNKNOWN_KEY, "1");
        }
        String sign = PushSign.of(fields, wording.has(Quirk.WRONG_SIGN) ? apiKey + "0" : apiKey);
        ObjectNode body = Wording.JSON.createObjectNode();
        fields.forEach(body::put);
        return wording.ordered(body.put("_sign", sign));
    }

    private void push(CallbackPusher pusher, URI target, String field, JsonNode json) {
        String value = encoded(json.toString());
        String body = field + "=" + (wording.has(Quirk.PUSHED_DOUBLE_ENCODED) ? encoded(value) : value);
        Push push = new Push("POST", target, FORM, body);
        pusher.push(push);
        if (wording.has(Quirk.PUSHED_TWICE)) {
            pusher.push(push);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static boolean taken(Attempt attempt) {
        return attempt.status() == 200
                && (attempt.answer().equals("SUCCESS") || attempt.answer().equals("0"));
    }
}
