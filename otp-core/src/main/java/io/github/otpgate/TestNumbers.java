package io.github.otpgate;

import io.github.otpgate.code.Code;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.PhoneNumberParser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The numbers for testing, while they are such. */
final class TestNumbers {

    /** A door that nobody closes is closed by the calendar. */
    private static final Duration LONGEST = Duration.ofDays(90);

    private static final Logger LOG = LoggerFactory.getLogger(TestNumbers.class);

    private final Map<PhoneNumber, Fixed> numbers;
    private final Clock clock;

    private TestNumbers(Map<PhoneNumber, Fixed> numbers, Clock clock) {
        this.numbers = Map.copyOf(numbers);
        this.clock = clock;
    }

    private record Fixed(Code code, Instant until) {}

    static TestNumbers of(List<TestNumber> given, PhoneNumberParser phones, int codeLength, Clock clock) {
        Map<PhoneNumber, Fixed> numbers = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            String key = "test-numbers[" + i + "].";
            TestNumber number = given.get(i);
            PhoneNumber phone = phones.parse(number.phone())
                    .orElseThrow(() -> new ConfigurationException(
                            key + "phone", "what is no phone number here", "a number of the allowed countries"));
            if (!Code.isShaped(number.code()) || number.code().length() != codeLength) {
                throw new ConfigurationException(
                        key + "code", number.code().length() + " characters", codeLength + " digits, as codes have");
            }
            if (number.until().isAfter(clock.instant().plus(LONGEST))) {
                throw new ConfigurationException(
                        key + "until",
                        number.until().toString(),
                        "a time at most " + LONGEST.toDays() + " days from now");
            }
            if (numbers.putIfAbsent(phone, new Fixed(new Code(number.code()), number.until())) != null) {
                throw new ConfigurationException(key + "phone", "a number that stands there twice", "each number once");
            }
        }
        if (!numbers.isEmpty()) {
            LOG.warn(
                    "{} test numbers have fixed codes, the last of them until {}: not for production",
                    numbers.size(),
                    numbers.values().stream()
                            .map(Fixed::until)
                            .max(Instant::compareTo)
                            .orElseThrow());
        }
        return new TestNumbers(numbers, clock);
    }

    /** The fixed code; nothing for any other number, and once its time is over. */
    Optional<Code> code(PhoneNumber phone) {
        return Optional.ofNullable(numbers.get(phone))
                .filter(fixed -> clock.instant().isBefore(fixed.until()))
                .map(Fixed::code);
    }
}
