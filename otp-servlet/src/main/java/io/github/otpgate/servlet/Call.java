package io.github.otpgate.servlet;

import io.github.otpgate.model.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** A request that could be read: what it says, in which session, from where. */
record Call(Fields fields, Optional<String> session, Optional<ClientAddress> address) {

    static Call of(Fields fields, HttpServletRequest request, ClientAddresses addresses) {
        Optional<String> session =
                Optional.ofNullable(request.getSession(false)).map(HttpSession::getId);
        return new Call(fields, session, addresses.of(request));
    }

    @Override
    public String toString() {
        return "Call[redacted]";
    }
}
