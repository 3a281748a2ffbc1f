package io.github.otpgate.spring;

import io.github.otpgate.model.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A list as it is configured, below {@code otp}. None of what stands in it is secret. */
record TextList(String key, List<String> texts) {

    TextList {
        texts = List.copyOf(texts);
    }

    /**
     * Each of them read.
     *
     * @param reader throws an {@link IllegalArgumentException} for what it cannot read
     */
    <T> List<T> read(Function<String, T> reader, String allowed) {
        List<T> read = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            try {
                read.add(reader.apply(texts.get(i)));
            } catch (IllegalArgumentException unreadable) {
                throw new ConfigurationException(key + "[" + i + "]", "'" + texts.get(i) + "'", allowed);
            }
        }
        return List.copyOf(read);
    }
}
