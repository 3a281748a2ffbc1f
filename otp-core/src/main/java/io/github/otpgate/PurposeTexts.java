package io.github.otpgate;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.template.MessageSize;
import io.github.otpgate.template.PurposeText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The texts of the configured purposes, and whether they can be sent. */
final class PurposeTexts {

    private static final Logger LOG = LoggerFactory.getLogger(PurposeTexts.class);

    private static final Map<String, PurposeSetting> DEFAULT = Map.of("login", new PurposeSetting("2", Map.of()));

    private final Map<String, PurposeSetting> settings;
    private final Map<Purpose, PurposeText> texts = new LinkedHashMap<>();

    PurposeTexts(Map<String, PurposeSetting> given, String signature) {
        this.settings = given.isEmpty() ? DEFAULT : given;
        if (!PurposeText.isSignature(signature)) {
            String found = signature.isEmpty() ? "nothing" : signature.length() + " characters";
            throw new ConfigurationException("signature", found, "1 to 64 printable characters other than 【 】 #");
        }
        settings.forEach((name, setting) -> {
            String path = path(name);
            if (!Purpose.isName(name)) {
                throw new ConfigurationException(
                        path, "that name", "1 to 32 lower-case letters, digits or hyphens, starting with a letter");
            }
            texts.put(new Purpose(name), PurposeText.of(path, setting.template(), setting.variables(), signature));
        });
    }

    private static String path(String purpose) {
        return "purposes." + purpose;
    }

    Set<String> names() {
        return settings.keySet();
    }

    Map<Purpose, PurposeText> all() {
        return texts;
    }

    /** Every provider on the route may be asked to carry every text, so each must fit. */
    void requireFit(List<Provider> providers, int codeLength) {
        if (providers.isEmpty()) {
            return;
        }
        String code = "0".repeat(codeLength);
        texts.forEach((purpose, text) -> {
            MessageSize size = MessageSize.of(text.render(code));
            providers.forEach(provider -> requireFit(purpose, size, provider));
            if (size.pieces() > 1) {
                LOG.info(
                        "A text message for {} has {} characters and is charged as {} messages",
                        purpose,
                        size.characters(),
                        size.pieces());
            }
        });
    }

    private void requireFit(Purpose purpose, MessageSize size, Provider provider) {
        int longest = provider.longestText();
        if (size.characters() > longest) {
            throw new ConfigurationException(
                    culprit(purpose.name(), size.characters() - longest),
                    "a text of " + size.characters() + " characters, signature and code included",
                    "at most " + longest + ", which provider '" + provider.name() + "' takes");
        }
    }

    /** The variables, if the text would fit without them. */
    private String culprit(String purpose, int excess) {
        PurposeSetting setting = settings.getOrDefault(purpose, new PurposeSetting("", Map.of()));
        int values =
                setting.variables().values().stream().mapToInt(String::length).sum();
        return path(purpose) + (values >= excess ? ".variables" : ".template");
    }
}
