package io.github.otpgate;

import io.github.otpgate.captcha.RemoteVerifier;
import io.github.otpgate.code.Code;
import io.github.otpgate.code.CodeGenerator;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.store.StoreRules;
import io.github.otpgate.wire.HttpTransport;
import java.util.Optional;

/** What the configuration says, found to be possible. Nothing of it is open but what may have to be closed. */
record Checked(Rules rules, Vendors vendors, Judge judge) implements AutoCloseable {

    /** What holds for codes. */
    record Rules(Purposes purposes, Sealers sealers, CodeGenerator generator, PhoneRules phones, StoreRules store) {

        Code draw(PhoneNumber phone) {
            return purposes.testCode(phone).orElseGet(generator::draw);
        }
    }

    /** Who judges captchas instead of the slider, if anybody does, and by which connections. */
    record Judge(Optional<RemoteVerifier> verifier, HttpTransport http) {}

    /** Ends the connections to vendors. */
    @Override
    public void close() {
        vendors.http().close();
        judge.http().close();
    }
}
