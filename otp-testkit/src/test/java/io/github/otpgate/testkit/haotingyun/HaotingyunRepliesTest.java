package io.github.otpgate.testkit.haotingyun;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What phones write back: pull_reply and get_reply. */
class HaotingyunRepliesTest {

    private static final String PHONE = "13800138000";
    private static final String TEXT = "【豪霆云】您的验证码是1234";

    private final MovableClock clock = new MovableClock(Instant.parse("2014-03-17T14:55:21Z"));
    private final HaotingyunSimulator vendor =
            HaotingyunSimulator.builder().clock(clock).openPulls().start();
    private final TestClient client = new TestClient(vendor.baseUri());

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void pullReply_reply_hasTheShapeOfTheDocumentOnce() {
        client.ask(SendEndpoints.SINGLE, "mobile", PHONE, "text", TEXT, "extend", "01");
        vendor.reply("+86" + PHONE, "收到了，谢谢！");

        assertThat(client.ask(QueryEndpoints.PULL_REPLY).text())
                .isEqualTo("[{\"mobile\":\"13800138000\",\"reply_time\":\"2014-03-17 22:55:21\","
                        + "\"text\":\"收到了，谢谢！\",\"extend\":\"01\",\"base_extend\":\"8888\"}]");
        assertThat(client.ask(QueryEndpoints.PULL_REPLY).text()).isEqualTo("[]");
    }

    @Test
    void pullReply_pageSize_isHeld() {
        vendor.reply(PHONE, "1");
        vendor.reply(PHONE, "2");

        assertThat(client.ask(QueryEndpoints.PULL_REPLY, "page_size", "1").json())
                .hasSize(1);
        clock.advance(Duration.ofDays(3));
        assertThat(client.ask(QueryEndpoints.PULL_REPLY).json()).isEmpty();
    }

    @Test
    void getReply_fetchedOrNot_hasNullIdAndSignNewestFirst() {
        vendor.reply(PHONE, "TD");
        clock.advance(Duration.ofMinutes(1));
        vendor.reply("13900139000", "");
        client.ask(QueryEndpoints.PULL_REPLY);

        TestClient.Answer answer = replies("");

        assertThat(answer.text())
                .isEqualTo(
                        "[{\"id\":null,\"mobile\":\"13900139000\",\"text\":\"\","
                                + "\"reply_time\":\"2014-03-17 22:56:21\",\"extend\":\"\",\"base_extend\":\"8888\",\"_sign\":null},"
                                + "{\"id\":null,\"mobile\":\"13800138000\",\"text\":\"TD\","
                                + "\"reply_time\":\"2014-03-17 22:55:21\",\"extend\":\"\",\"base_extend\":\"8888\",\"_sign\":null}]");
    }

    @Test
    void getReply_mobile_isFiltered() {
        vendor.reply(PHONE, "TD");
        vendor.reply("13900139000", "N");

        JsonNode found = replies("13900139000").json();

        assertThat(found.valueStream().map(item -> item.get("text").stringValue()))
                .containsExactly("N");
    }

    @Test
    void reply_extend_isThatOfTheLastMessage() {
        client.ask(SendEndpoints.SINGLE, "mobile", PHONE, "text", TEXT, "extend", "01");
        clock.advance(Duration.ofMinutes(1));
        client.ask(SendEndpoints.SINGLE, "mobile", PHONE, "text", TEXT, "extend", "02");

        vendor.reply(PHONE, "TD");
        vendor.reply("13900139000", "TD");

        JsonNode found = client.ask(QueryEndpoints.PULL_REPLY).json();
        assertThat(found.valueStream().map(item -> item.get("extend").stringValue()))
                .containsExactly("02", "");
    }

    @Test
    void reply_id_is32HexAndNew() {
        String first = vendor.reply(PHONE, "TD");

        assertThat(first).matches("[0-9a-f]{32}");
        assertThat(vendor.reply(PHONE, "TD")).matches("[0-9a-f]{32}").isNotEqualTo(first);
    }

    private TestClient.Answer replies(String mobile) {
        return client.ask(
                QueryEndpoints.GET_REPLY,
                "start_time",
                "2014-03-17 00:00:00",
                "end_time",
                "2014-03-18 00:00:00",
                "page_num",
                "1",
                "page_size",
                "100",
                "mobile",
                mobile);
    }
}
