package io.github.otpgate.testkit.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.captcha.remote.RemoteCaptchaType;
import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.contract.CapturedLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemoteSecrecyTest {

    private static final String VERIFIER = "VendorVerifier";

    @ParameterizedTest
    @EnumSource
    void verify_anyWay_logsNeitherSecretNorTokenNorAddress(RemoteCaptchaType type) {
        try (Site site = Site.of(type)) {
            List<String> tokens = new ArrayList<>();

            List<String> log = CapturedLog.during(() -> {
                tokens.add(site.goodToken());
                site.verify(tokens.get(0));
                site.verify(tokens.get(0));
                site.faults().next(Fault.answer(500, "text/html", "no"), Fault.acceptThenReset());
                for (int i = 0; i < 2; i++) {
                    tokens.add(site.goodToken());
                    site.verify(tokens.get(tokens.size() - 1));
                }
                site.verifierWithSecret("wrong-secret").verify(site.goodToken(), Optional.empty());
            });

            assertThat(log).filteredOn(line -> line.contains(VERIFIER)).hasSize(4);
            assertThat(String.join("\n", log))
                    .doesNotContain(site.secret(), "wrong-secret", "192.0.2.7")
                    .doesNotContain(tokens);
        }
    }

    @ParameterizedTest
    @EnumSource
    void verify_vendorWritesIntoItsAnswer_logsNothingOfIt(RemoteCaptchaType type) {
        try (Site site = Site.of(type)) {
            String injected = "x\\r\\nERROR all is lost \\u001b[31m ${jndi:ldap://x}";

            List<String> log = CapturedLog.during(() -> {
                String codes =
                        "{\"success\":false,\"error-codes\":[\"" + injected + "\"],\"status\":\"" + injected + "\"}";
                site.faults().next(Fault.answer(200, "application/json", codes));
                site.verify(site.goodToken());
            });

            assertThat(log).filteredOn(line -> line.contains(VERIFIER)).hasSize(1);
            assertThat(String.join("\n", log)).doesNotContain("all is lost", "jndi");
        }
    }
}
