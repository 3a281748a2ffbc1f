package io.github.otpgate.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/** One method of one address, and what it answers. */
interface Operation {

    /** For logs. */
    String name();

    String method();

    /** The answer; nothing where the request is passed on, as if there were no such address. */
    Optional<Answer> answer(HttpServletRequest request, ClientAddresses addresses) throws IOException;
}
