package io.github.otpgate.spring;

import io.github.otpgate.spring.setting.Placeholder;
import java.util.List;
import java.util.Map;

/** Where a placeholder that nothing resolves would become a secret, a name, or a word in a message. */
final class Placeholders {

    private Placeholders() {}

    static void requireResolved(OtpProperties properties) {
        account(properties);
        OtpProperties.Verifier verifier = properties.captcha().verifier();
        if (verifier != null) {
            Placeholder.requireResolved("captcha.verifier.site-key", verifier.siteKey());
            Placeholder.requireResolved("captcha.verifier.secret", verifier.secret());
        }
        properties.purposes().forEach((name, message) -> {
            Placeholder.requireResolved("purposes." + name + ".template", message.template());
            requireResolved("purposes." + name + ".variables.", message.variables());
        });
    }

    private static void account(OtpProperties properties) {
        List<String> keys = properties.secretKeys();
        for (int i = 0; i < keys.size(); i++) {
            Placeholder.requireResolved("secret-keys[" + i + "]", keys.get(i));
        }
        Placeholder.requireResolved("signature", properties.signature());
        properties.providers().forEach((name, values) -> requireResolved("providers." + name + ".", values));
    }

    private static void requireResolved(String parent, Map<String, String> values) {
        values.forEach((key, value) -> Placeholder.requireResolved(parent + key, value));
    }
}
