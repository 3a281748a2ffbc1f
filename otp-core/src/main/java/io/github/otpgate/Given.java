package io.github.otpgate;

import io.github.otpgate.model.ConfigurationException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Values as they are given to the builder. */
final class Given {

    private Given() {}

    /** All of them; one that is missing, as an unset variable of the environment is, is named by its key. */
    static <T> List<T> each(String key, @Nullable T[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> present(key + "[" + i + "]", values[i]))
                .toList();
    }

    private static <T> T present(String key, @Nullable T value) {
        if (value == null) {
            throw new ConfigurationException(key, "nothing", "a value");
        }
        return value;
    }
}
