package io.github.otpgate;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServiceSettingsTest {

    /** A setting that is added and not copied would silently be its default in every service. */
    @Test
    void copy_takesEverySettingAlong() throws IllegalAccessException {
        ServiceSettings given = new ServiceSettings();
        given.purposes.put("login", new PurposeSetting("2", Map.of()));
        given.listeners.add(event -> {});
        for (Field field : ServiceSettings.class.getDeclaredFields()) {
            if (!Modifier.isFinal(field.getModifiers()) && !field.isSynthetic()) {
                field.set(given, other(field, given));
            }
        }

        ServiceSettings copy = given.copy();

        for (Field field : ServiceSettings.class.getDeclaredFields()) {
            if (!field.isSynthetic()) {
                assertThat(field.get(copy)).as(field.getName()).isEqualTo(field.get(given));
            }
        }
        given.purposes.clear();
        given.listeners.clear();
        assertThat(copy.purposes).hasSize(1);
        assertThat(copy.listeners).hasSize(1);
    }

    /** What no setting is by default. */
    private static @Nullable Object other(Field field, ServiceSettings given) throws IllegalAccessException {
        if (field.getType() == boolean.class) {
            return !field.getBoolean(given);
        }
        return field.getType() == int.class ? (Object) (field.getInt(given) + 1) : null;
    }
}
