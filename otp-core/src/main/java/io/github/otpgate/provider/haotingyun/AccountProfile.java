package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.capability.VendorNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the vendor knows of the account's owner, and whom it alarms.
 *
 * <p>Source: the vendor's API document, "user/get" and "user/set".
 */
public interface AccountProfile extends Capability {

    /** The profile as it is. */
    VendorAnswer<Profile> profile();

    /** Changes the profile; the answer is what it is then. */
    VendorAnswer<Profile> update(Changes changes);

    /**
     * The account. Prints nothing of a person.
     *
     * @param nick the account's name
     * @param createdAt when it was opened
     * @param mobile the owner's, with stars in its middle
     * @param email the owner's
     * @param allowedAddresses from which the account may be used, in the vendor's form; empty if from all
     * @param balance pieces or money, as the account is kept
     * @param alarm whom the vendor alarms, and when
     */
    record Profile(
            String nick,
            Optional<Instant> createdAt,
            Optional<VendorNumber> mobile,
            Optional<String> email,
            Optional<String> allowedAddresses,
            BigDecimal balance,
            Alarm alarm) {

        @Override
        public String toString() {
            return "Profile[owner redacted, createdAt=" + createdAt + ", balance=" + balance + "]";
        }
    }

    /**
     * Whom the vendor alarms, and when. Prints nothing of a person.
     *
     * @param below the balance below which it does so
     * @param contact a name
     * @param mobile with stars in its middle
     */
    record Alarm(Optional<BigDecimal> below, Optional<String> contact, Optional<VendorNumber> mobile) {

        @Override
        public String toString() {
            return "Alarm[below=" + below + ", contact redacted]";
        }
    }

    /**
     * What is to change; what is empty stays. Prints nothing of a person.
     *
     * @param contact the name of whom to alarm, not blank
     * @param mobile the phone of whom to alarm
     * @param alarmBelow the balance below which to alarm, 0 or more
     */
    record Changes(Optional<String> contact, Optional<PhoneNumber> mobile, OptionalLong alarmBelow) {

        /** The vendor refuses a request that changes nothing. */
        public Changes {
            if (contact.isEmpty() && mobile.isEmpty() && alarmBelow.isEmpty()) {
                throw new IllegalArgumentException("at least one of contact, mobile and alarmBelow must change");
            }
            if (contact.filter(String::isBlank).isPresent() || alarmBelow.orElse(0) < 0) {
                throw new IllegalArgumentException("contact must not be blank and alarmBelow not below 0");
            }
        }

        /** Another name. */
        public static Changes ofContact(String contact) {
            return new Changes(Optional.of(contact), Optional.empty(), OptionalLong.empty());
        }

        /** Another phone. */
        public static Changes ofMobile(PhoneNumber mobile) {
            return new Changes(Optional.empty(), Optional.of(mobile), OptionalLong.empty());
        }

        /** Another balance below which to alarm. */
        public static Changes ofAlarmBelow(long balance) {
            return new Changes(Optional.empty(), Optional.empty(), OptionalLong.of(balance));
        }

        @Override
        public String toString() {
            return "Changes[contact redacted, alarmBelow=" + alarmBelow + "]";
        }
    }
}
