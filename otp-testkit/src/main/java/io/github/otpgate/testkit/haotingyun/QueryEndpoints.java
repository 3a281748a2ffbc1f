package io.github.otpgate.testkit.haotingyun;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What became of the messages: the two queues to fetch from, the two histories, the count; and the black words. */
final class QueryEndpoints {

    static final String PULL_STATUS = "/v2/sms/pull_status.json";
    static final String PULL_REPLY = "/v2/sms/pull_reply.json";
    static final String GET_REPLY = "/v2/sms/get_reply.json";
    static final String GET_RECORD = "/v2/sms/get_record.json";
    static final String COUNT = "/v2/sms/count.json";
    static final String GET_BLACK_WORD = "/v2/sms/get_black_word.json";

    private static final int MOST_PER_PULL = 100;
    private static final String DEFAULT_PER_PULL = "20";

    private final Deliveries deliveries;
    private final TextRules rules;

    QueryEndpoints(Deliveries deliveries, TextRules rules) {
        this.deliveries = deliveries;
        this.rules = rules;
    }

    Map<String, Endpoint> all() {
        return Map.of(
                PULL_STATUS,
                parameters -> pull(parameters, deliveries::fetchReports),
                PULL_REPLY,
                parameters -> pull(parameters, deliveries::fetchReplies),
                GET_REPLY,
                this::replies,
                GET_RECORD,
                this::records,
                COUNT,
                this::count,
                GET_BLACK_WORD,
                this::blackWords);
    }

    private Supplier<Answer> pull(Parameters parameters, IntFunction<List<JsonNode>> fetch) {
        parameters.check(deliveries.pulling(), Refusal.NOT_OPENED);
        String written = parameters.optional("page_size").orElse(DEFAULT_PER_PULL);
        int size = parameters.upTo(MOST_PER_PULL, "page_size", written);
        return () -> list(fetch.apply(size));
    }

    private Supplier<Answer> replies(Parameters parameters) {
        Search search = Search.read(parameters);
        Search.Page page = Search.Page.read(parameters);
        return () -> {
            List<SmsReply> found = search.in(deliveries.replies(), SmsReply::at, SmsReply::mobile);
            return list(page.of(found).stream().map(SmsReply::entry).toList());
        };
    }

    private Supplier<Answer> records(Parameters parameters) {
        Search search = Search.read(parameters);
        Search.Page page = Search.Page.read(parameters);
        return () -> list(page.of(found(search)).stream().map(SentSms::entry).toList());
    }

    private Supplier<Answer> count(Parameters parameters) {
        Search search = Search.read(parameters);
        return () -> new Answer.Said(
                Wording.JSON.createObjectNode().put("total", found(search).size()));
    }

    private List<SentSms> found(Search search) {
        return search.in(deliveries.sent(), SentSms::at, SentSms::mobile);
    }

    private Supplier<Answer> blackWords(Parameters parameters) {
        String text = parameters.required("text");
        return () -> {
            ArrayNode words = Wording.JSON.createArrayNode();
            rules.blackWordsIn(text).forEach(words::add);
            return new Answer.Said(words);
        };
    }

    private static Answer list(List<? extends JsonNode> items) {
        ArrayNode list = Wording.JSON.createArrayNode();
        items.forEach(list::add);
        return new Answer.Said(list);
    }
}
