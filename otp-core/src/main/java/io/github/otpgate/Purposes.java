package io.github.otpgate;

import io.github.otpgate.code.Code;
import io.github.otpgate.model.NumberPolicy;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.PhoneNumberParser;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.template.PurposeText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what requests name: purposes that are configured, phones that are allowed. */
final class Purposes {

    private final Map<Purpose, PurposeText> texts;
    private final PhoneNumberParser phones;
    private final NumberPolicy numbers;
    private final TestNumbers tests;

    Purposes(Map<Purpose, PurposeText> texts, PhoneNumberParser phones, NumberPolicy numbers, TestNumbers tests) {
        this.texts = Map.copyOf(texts);
        this.phones = phones;
        this.numbers = numbers;
        this.tests = tests;
    }

    List<Purpose> all() {
        return List.copyOf(texts.keySet());
    }

    Optional<Purpose> named(String name) {
        return Purpose.isName(name) ? Optional.of(new Purpose(name)).filter(texts::containsKey) : Optional.empty();
    }

    Optional<PhoneNumber> phone(String typed) {
        return phones.parse(typed).filter(phone -> !numbers.denies(phone));
    }

    /** The code that a number for testing always has; nothing for any other. */
    Optional<Code> testCode(PhoneNumber phone) {
        return tests.code(phone);
    }

    boolean isForTesting(PhoneNumber phone) {
        return testCode(phone).isPresent();
    }

    /** Two letters: where the phone is. */
    String country(PhoneNumber phone) {
        return phones.country(phone);
    }

    String text(Purpose purpose, Code code) {
        PurposeText text = texts.get(purpose);
        if (text == null) {
            throw new IllegalArgumentException("no such purpose: " + purpose);
        }
        return text.render(code.digits());
    }
}
