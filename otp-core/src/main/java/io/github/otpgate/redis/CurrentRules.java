package io.github.otpgate.redis;

import io.github.otpgate.model.Replaceable;
import io.github.otpgate.store.PhoneLimits;
import io.github.otpgate.store.StoreRules;
import java.time.Duration;

/** The rules of now, and the arguments that they make. */
final class CurrentRules {

    private final Replaceable<Made> made;

    private record Made(StoreRules rules, ScriptArguments arguments) {
        static Made of(StoreRules rules) {
            return new Made(rules, new ScriptArguments(rules));
        }
    }

    CurrentRules(StoreRules rules) {
        this.made = new Replaceable<>(Made.of(rules));
    }

    void limits(PhoneLimits phone) {
        made.set(Made.of(made.get().rules().withPhone(phone)));
    }

    ScriptArguments arguments() {
        return made.get().arguments();
    }

    Duration retention() {
        return made.get().rules().retention();
    }
}
