package io.github.otpgate.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** A method of one address, and what it answers to a well-formed request. */
interface Endpoint {

    /** For logs. */
    String name();

    default String method() {
        return "POST";
    }

    /** What the request says. */
    default Fields fields(HttpServletRequest request) throws IOException {
        return RequestBody.SMALL.fields(request);
    }

    Answer answer(Call call);
}
