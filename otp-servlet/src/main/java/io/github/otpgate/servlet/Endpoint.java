package io.github.otpgate.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/** An operation on fields, for the pages of the application. */
interface Endpoint extends Operation {

    @Override
    default String method() {
        return "POST";
    }

    /** What the request says. */
    default Fields fields(HttpServletRequest request) throws IOException {
        return RequestBody.SMALL.fields(request);
    }

    /** What it answers to a well-formed request. */
    Answer answer(Call call);

    @Override
    default Optional<Answer> answer(HttpServletRequest request, ClientAddresses addresses) throws IOException {
        return Optional.of(answer(Call.of(fields(request), request, addresses)));
    }
}
