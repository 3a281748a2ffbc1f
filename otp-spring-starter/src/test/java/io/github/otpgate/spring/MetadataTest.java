package io.github.otpgate.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
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
                .hasSizeGreaterThan(20)
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

    @Test
    void metadata_choices_haveHints() throws IOException {
        assertThat(entries("hints"))
                .extracting(hint -> hint.path("name").asString())
                .contains("otp.code.resend", "otp.captcha.mode", "otp.providers.values");
    }
}
