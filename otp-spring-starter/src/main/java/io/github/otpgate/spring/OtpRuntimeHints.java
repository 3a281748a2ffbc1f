package io.github.otpgate.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** What the library reads from the class path, for a native image. Properties and beans Spring Boot finds by itself. */
final class OtpRuntimeHints implements RuntimeHintsRegistrar {

    private static final List<String> FILES =
            List.of("io/github/otpgate/redis/*.lua", "com/google/i18n/phonenumbers/data/*");

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        FILES.forEach(hints.resources()::registerPattern);
    }
}
