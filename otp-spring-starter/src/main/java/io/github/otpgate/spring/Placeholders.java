package io.github.otpgate.spring;

import io.github.otpgate.spring.setting.Placeholder;
import java.util.List;

/** Where a placeholder that nothing resolves would become a secret or a name. */
final class Placeholders {

    private Placeholders() {}

    static void requireResolved(OtpProperties properties) {
        List<String> keys = properties.secretKeys();
        for (int i = 0; i < keys.size(); i++) {
            Placeholder.requireResolved("secret-keys[" + i + "]", keys.get(i));
        }
        Placeholder.requireResolved("signature", properties.signature());
        properties
                .providers()
                .forEach((name, values) -> values.forEach(
                        (key, value) -> Placeholder.requireResolved("providers." + name + "." + key, value)));
    }
}
