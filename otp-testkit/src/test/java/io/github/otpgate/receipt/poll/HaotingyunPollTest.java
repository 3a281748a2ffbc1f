package io.github.otpgate.receipt.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.receipt.inbox.ReceivingNode;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Against a vendor that gives each report and each reply once. */
@ExtendWith(RedisExtension.class)
class HaotingyunPollTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String PHONE = "13800138000";
    private static final String TEXT = "【豪霆云】您的验证码是1234。如非本人操作，请忽略本短信";

    private ReceivingNode node;

    @BeforeEach
    void open(RedisServer redis) {
        node = ReceivingNode.open(redis.uri(), ReceivingNode.anyNamespace()).receiving();
    }

    @AfterEach
    void close() {
        node.close();
    }

    private static Provider account(HaotingyunSimulator vendor) {
        return KilledNodes.account(vendor.baseUri().toString());
    }

    @Test
    void start_pullsOpened_reportsAndRepliesArriveOnce() {
        try (HaotingyunSimulator vendor =
                        HaotingyunSimulator.builder().openPulls().start();
                PollingNode polling = PollingNode.start(node, account(vendor))) {
            Submission submission =
                    account(vendor).submit(new Message(new PhoneNumber("+86" + PHONE), Channel.SMS, TEXT, "1234"));
            vendor.reply(PHONE, "TD");

            await().atMost(PATIENCE).until(() -> node.messages().size() == 1);
            await().atMost(PATIENCE)
                    .until(() -> node.processed.stream()
                            .flatMap(received -> received.replies().stream())
                            .map(Reply::text)
                            .toList()
                            .contains("TD"));
            assertThat(submission.toString()).contains(node.messages().get(0));
            assertThat(node.processed).hasSize(2);
            await().atMost(PATIENCE).until(() -> polling.balances.size() == 1);
        }
    }

    @Test
    void start_pullsNotOpened_asksSeldom() {
        try (HaotingyunSimulator vendor = HaotingyunSimulator.start();
                PollingNode polling = PollingNode.start(node, account(vendor))) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(polling.view("reports").pause()).isEqualTo(PollingNode.SETTINGS.longestInterval());
                assertThat(polling.view("replies").pause()).isEqualTo(PollingNode.SETTINGS.longestInterval());
            });
            assertThat(node.events).isEmpty();
        }
    }
}
