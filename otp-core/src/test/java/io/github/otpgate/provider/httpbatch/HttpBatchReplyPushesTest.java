package io.github.otpgate.provider.httpbatch;

import static io.github.otpgate.provider.httpbatch.PushedForms.H15;
import static io.github.otpgate.provider.httpbatch.PushedForms.OK;
import static io.github.otpgate.provider.httpbatch.PushedForms.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.provider.capability.PushResult.Decoded;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.Reply.Part;
import io.github.otpgate.provider.capability.VendorNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBatchReplyPushesTest {

    private final HttpBatchPushes open =
            new HttpBatchPushes(new HttpBatchPushLogin(Optional.empty(), Optional.empty()));

    private Decoded decoded(String query) {
        return (Decoded) open.decode(get(query));
    }

    private Reply reply(String query) {
        return decoded(query).replies().get(0);
    }

    @Test
    void decode_h15_isAReply() {
        assertThat(open.decode(get(H15)))
                .isEqualTo(new Decoded(
                        List.of(),
                        List.of(new Reply(
                                Optional.empty(),
                                new VendorNumber("13800210021"),
                                "hello",
                                Optional.of(Instant.parse("2012-08-21T22:05:00+08:00")),
                                "1065751600001",
                                Optional.empty())),
                        0,
                        OK));
    }

    @Test
    void decode_replyInChinese_isReadFromItsBytes() {
        assertThat(reply(H15.replace("hello", "%E9%80%80%E8%AE%A2+T%3D1%26x")).text())
                .isEqualTo("退订 T=1&x");
        assertThat(reply(H15.replace("hello", "%CD%CB%B6%A9")).text()).isEqualTo("退订");
        assertThat(reply(H15.replace("hello", "a=b")).text()).isEqualTo("a=b");
        assertThat(reply(H15.replace("hello", "")).text()).isEmpty();
    }

    @Test
    void decode_partOfALongReply_knowsItsPlace() {
        assertThat(reply(H15 + "&isems=1&emshead=255,5,5").part()).contains(new Part(255, 5, 5));
        assertThat(reply(H15 + "&isems=1&emshead=234%2C4%2C1").part()).contains(new Part(234, 4, 1));
        assertThat(reply(H15 + "&emshead=0,255,255&isems=1").part()).contains(new Part(0, 255, 255));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&isems=0&emshead=255,5,5",
                "&emshead=255,5,5",
                "&isems=1",
                "&isems=1&emshead=",
                "&isems=1&emshead=255,5",
                "&isems=1&emshead=255,5,0",
                "&isems=1&emshead=255,5,6",
                "&isems=1&emshead=255,0,0",
                "&isems=1&emshead=255,256,1",
                "&isems=1&emshead=-1,5,1",
                "&isems=1&emshead=9999999999,5,1",
                "&isems=1&emshead=a,b,c",
                "&isems=1&emshead=255,5,5,5"
            })
    void decode_unusableHead_keepsTheTextAsAReplyOfItsOwn(String head) {
        Reply reply = reply(H15 + head);

        assertThat(reply.part()).isEmpty();
        assertThat(reply.text()).isEqualTo("hello");
    }

    @Test
    void decode_keyGivenTwice_firstHolds() {
        assertThat(reply(H15 + "&destcode=1&msg=bye")).isEqualTo(reply(H15));
    }

    @Test
    void decode_replyOfNobody_isCountedAsUnread() {
        assertThat(decoded(H15.replace("13800210021", "")).unread()).isEqualTo(1);
        assertThat(decoded(H15.replace("13800210021", "x")).replies()).isEmpty();
    }
}
