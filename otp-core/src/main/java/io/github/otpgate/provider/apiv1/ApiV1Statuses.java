package io.github.otpgate.provider.apiv1;

import io.github.otpgate.provider.capability.DeliveryOutcome;
import java.util.Locale;

/**
 * The words for what became of a message. The vendor's interface document spells success {@code DELIVER} where reports
 * are fetched and {@code DELIVRD} where they are pushed, and calls everything else a failure; the failures are the
 * operators' words, which all platforms hand on.
 */
final class ApiV1Statuses {

    private ApiV1Statuses() {}

    static DeliveryOutcome outcome(String status) {
        String word = status.strip().toUpperCase(Locale.ROOT);
        return word.equals("DELIVER") ? DeliveryOutcome.DELIVERED : DeliveryOutcome.ofOperatorsWord(word);
    }
}
