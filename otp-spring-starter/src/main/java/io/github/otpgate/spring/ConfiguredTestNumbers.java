package io.github.otpgate.spring;

import io.github.otpgate.TestNumber;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.spring.setting.ProductionProfile;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.core.env.Environment;

/** Reads the numbers for testing, each a text. It holds a code, so it is never shown. */
final class ConfiguredTestNumbers {

    private static final int PARTS = 3;

    private ConfiguredTestNumbers() {}

    static TestNumber[] of(List<String> texts, Environment environment) {
        Optional<String> production = ProductionProfile.active(environment);
        if (!texts.isEmpty() && production.isPresent()) {
            throw new ConfigurationException(
                    "test-numbers",
                    texts.size() + ", in the profile " + production.get(),
                    "none there: whoever knows number and code could log in. Move them to another profile's file");
        }
        return IntStream.range(0, texts.size())
                .mapToObj(i -> of("test-numbers[" + i + "]", texts.get(i)))
                .toArray(TestNumber[]::new);
    }

    private static TestNumber of(String key, String text) {
        String[] parts = text.strip().split("\\s+", -1);
        if (parts.length != PARTS) {
            throw wrong(key, parts.length + " words");
        }
        try {
            return new TestNumber(
                    parts[0],
                    parts[1],
                    LocalDate.parse(parts[2]).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeParseException e) {
            throw wrong(key, "a third word that is no date");
        }
    }

    private static ConfigurationException wrong(String key, String found) {
        return new ConfigurationException(
                key, found, "number, code and the day on which it ends, for example \"13800138000 424242 2030-12-31\"");
    }
}
