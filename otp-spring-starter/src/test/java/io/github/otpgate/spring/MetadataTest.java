package io.github.otpgate.spring;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.model.Window;
import io.github.otpgate.receipt.reply.ReplyWords;
import io.github.otpgate.store.PhoneLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What editors show. */
class MetadataTest {

    private static List<JsonNode> entries(String section) throws IOException {
        String path = "META-INF/spring-configuration-metadata.json";
        for (var urls = OtpProperties.class.getClassLoader().getResources(path); urls.hasMoreElements(); ) {
            try (InputStream in = urls.nextElement().openStream()) {
                List<JsonNode> ours = StreamSupport.stream(
                                JsonMapper.shared().readTree(in).path(section).spliterator(), false)
                        .filter(entry -> entry.path("name").asString().startsWith("otp."))
                        .toList();
                if (!ours.isEmpty()) {
                    return ours;
                }
            }
        }
        return List.of();
    }

    @Test
    void metadata_everyProperty_hasADescription() throws IOException {
        assertThat(entries("properties"))
                .hasSizeGreaterThan(40)
                .allSatisfy(property -> assertThat(property.path("description").asString(""))
                        .as(property.path("name").asString())
                        .hasSizeGreaterThan(10)
                        .endsWith("."));
    }

    @Test
    void metadata_properties_areTheKnownKeys() throws IOException {
        List<String> documented = entries("properties").stream()
                .map(property -> property.path("name").asString())
                .toList();

        assertThat(KnownKeys.all().map(ConfigurationPropertyName::toString))
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    /** What has none is either required, or an empty list, or means something only when it is set. */
    @Test
    void metadata_defaults_areThereUnlessThereIsNone() throws IOException {
        List<String> without = entries("properties").stream()
                .filter(property -> property.path("defaultValue").isMissingNode())
                .map(property -> property.path("name").asString())
                .toList();

        assertThat(without)
                .containsExactlyInAnyOrder(
                        "otp.callbacks.previous-token",
                        "otp.callbacks.token",
                        "otp.captcha.verifier.action",
                        "otp.captcha.verifier.hostnames",
                        "otp.captcha.verifier.url",
                        "otp.limits.record-only",
                        "otp.numbers.denied",
                        "otp.numbers.step-up",
                        "otp.providers",
                        "otp.purposes",
                        "otp.redis.ssl-bundle",
                        "otp.redis.uri",
                        "otp.routes.sms",
                        "otp.routes.voice",
                        "otp.routing.rules",
                        "otp.routing.voice-after",
                        "otp.routing.weights",
                        "otp.secret-keys",
                        "otp.test-numbers",
                        "otp.web.trusted-proxies");
    }

    @Test
    void documentation_tableOfProperties_isThatOfTheMetadata() throws IOException {
        List<String> documented = entries("properties").stream()
                .map(property -> property.path("name").asString())
                .toList();

        assertThat(Files.readAllLines(Path.of("../docs/spring-boot.md")))
                .filteredOn(line -> line.startsWith("| `otp."))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void metadata_choices_haveHints() throws IOException {
        assertThat(entries("hints"))
                .extracting(hint -> hint.path("name").asString())
                .contains(
                        "otp.allowed-countries",
                        "otp.captcha.kind",
                        "otp.captcha.mode",
                        "otp.captcha.verifier.type",
                        "otp.code.resend",
                        "otp.default-region",
                        "otp.limits.record-only",
                        "otp.providers.values",
                        "otp.purposes.keys",
                        "otp.redis.uri");
    }

    @Test
    void metadata_namesOfLimits_areAllThereAre() throws IOException {
        List<String> hinted = named("hints", "otp.limits.record-only")
                .path("values")
                .valueStream()
                .map(value -> value.path("value").asString())
                .toList();

        assertThat(hinted)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("all"), Stream.of(LimitRule.values()).map(LimitRule::key))
                        .toList());
    }

    /** These two have no default of their own in the class, because each depends on the other. */
    @Test
    void metadata_defaultsOfThePhone_areThoseOfTheLibrary() throws IOException {
        assertThat(defaults("otp.limits.phone").map(Window::parse).toList()).isEqualTo(PhoneLimits.WINDOWS);
        assertThat(defaults("otp.limits.cooldown")
                        .map(DurationStyle::detectAndParse)
                        .toList())
                .isEqualTo(PhoneLimits.COOLDOWN);
    }

    /** As the library compares them. */
    @Test
    void metadata_defaultsOfReplies_areThoseOfTheLibrary() throws IOException {
        assertThat(new ReplyWords(
                        defaults("otp.replies.opt-out").collect(toUnmodifiableSet()),
                        defaults("otp.replies.not-me").collect(toUnmodifiableSet())))
                .isEqualTo(ReplyWords.DEFAULT);
    }

    private static Stream<String> defaults(String property) throws IOException {
        return named("properties", property).path("defaultValue").valueStream().map(JsonNode::asString);
    }

    private static JsonNode named(String section, String name) throws IOException {
        return entries(section).stream()
                .filter(entry -> entry.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
