package io.github.otpgate.provider.smscn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmscnCredentialsTest {

    private static final String SECRET = "64CQMlr579J0L46U9q1qR285Risfc04G";
    private static final Instant MOMENT = Instant.parse("2012-01-02T10:20:33+08:00");

    @Test
    void fields_v01OfPassword_areTheDocumentedDigest() {
        assertThat(SmscnCredentials.ofPassword("test", "123123").fields(MOMENT))
                .isEqualTo(Map.of("pwd", "b9887c5ebb23ebb294acab183ecf0769"));
    }

    @Test
    void fields_v02OfSecretKey_areTheDocumentedDigestAndBeijingsTime() {
        assertThat(SmscnCredentials.ofSecretKey("test", SECRET).fields(MOMENT))
                .isEqualTo(Map.of("tokenkey", "67da3bb4523ce538ff9adec57dc25162", "timestamp", "20120102102033"));
    }

    @Test
    void fields_ofSecretKeyASecondLater_differ() {
        SmscnCredentials credentials = SmscnCredentials.ofSecretKey("test", SECRET);

        assertThat(credentials.fields(MOMENT.plusSeconds(1)))
                .doesNotContainValue("67da3bb4523ce538ff9adec57dc25162")
                .containsEntry("timestamp", "20120102102034");
    }

    @Test
    void toString_ofEither_printsNoSecret() {
        assertThat(SmscnCredentials.ofPassword("test", "123123").toString())
                .doesNotContain("123123", "b9887c5ebb23ebb294acab183ecf0769");
        assertThat(SmscnCredentials.ofSecretKey("test", SECRET).toString()).doesNotContain(SECRET);
    }
}
