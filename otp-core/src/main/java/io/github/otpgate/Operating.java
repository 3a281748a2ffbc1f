package io.github.otpgate;

import io.github.otpgate.limit.Budget;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.limit.Limits;
import io.github.otpgate.model.PhoneNumber;
import java.util.List;
import java.util.Optional;

/** What an operator may ask and change while the service runs. */
final class Operating {

    private final Purposes purposes;
    private final Limits limits;
    private final Budget budget;

    Operating(Purposes purposes, Limits limits, Budget budget) {
        this.purposes = purposes;
        this.limits = limits;
        this.budget = budget;
    }

    void limits(LimitSettings rates) {
        limits.settings(rates);
        budget.settings(rates);
    }

    Optional<Explanation> explain(String phone) {
        Optional<PhoneNumber> known = purposes.phone(phone);
        return known.map(number -> new Explanation(number, List.of()));
    }
}
