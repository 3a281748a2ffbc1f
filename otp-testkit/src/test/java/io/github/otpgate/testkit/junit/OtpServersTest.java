package io.github.otpgate.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One instance for all tests, as it is then that properties are asked for before anything else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtpServersTest {

    @RegisterExtension
    static final OtpServers OTP =
            OtpServers.simulating(SimulatedVendor.HTTP_BATCH, SimulatedVendor.SMSCN_VOICE, SimulatedVendor.HAOTINGYUN);

    @RegisterExtension
    static final OtpServers OTHER = OtpServers.recording();

    private final Map<String, String> properties = OTP.springProperties();

    @Test
    void springProperties_vendors_areProvidersInTheirOrder() {
        assertThat(properties)
                .containsEntry("otp.redis.uri", OTP.redis().uri())
                .containsEntry("otp.routes.sms", "http-batch,haotingyun")
                .containsEntry("otp.routes.voice", "smscn-voice")
                .containsEntry("otp.providers.http-batch.type", "http-batch")
                .containsEntry(
                        "otp.providers.haotingyun.base-url",
                        OTP.simulator(SimulatedVendor.HAOTINGYUN).baseUri().toString())
                .allSatisfy((key, value) -> assertThat(key).startsWith("otp."));
        assertThat(OTP.springProperties()).isEqualTo(properties);
    }

    @Test
    void springProperties_notRegistered_saysHow() {
        OtpServers other = OtpServers.recording();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(other::springProperties)
                .withMessageContaining("@RegisterExtension");
    }

    @Test
    void simulator_notAskedFor_isRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> OTP.simulator(SimulatedVendor.API_V1))
                .withMessageContaining("API_V1");
    }

    @Test
    void newPhone_eachTime_isAnother() {
        assertThat(Stream.of(OTP, OTHER, OTP, OTHER).map(OtpServers::newPhone)).doesNotHaveDuplicates();
    }
}
