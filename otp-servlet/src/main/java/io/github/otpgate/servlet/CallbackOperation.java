package io.github.otpgate.servlet;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.capability.PushRequest;
import io.github.otpgate.store.StoreException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what a vendor pushes, untouched: its decoder knows what stands in it and in which charset. A vendor is another
 * site, has no session, and repeats whatever is not acknowledged.
 */
record CallbackOperation(String method, String provider, PushReceiver receiver, CallbackRates rates)
        implements Operation {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackOperation.class);
    private static final int FRAMES = 8;
    private static final String TEXT = "text/plain;charset=UTF-8";

    @Override
    public String name() {
        return "callback of " + provider;
    }

    @Override
    public Optional<Answer> answer(HttpServletRequest request, ClientAddresses addresses) throws IOException {
        if (!rates.admit(provider)) {
            return Optional.of(tooMany());
        }
        try {
            return answer(push(request));
        } catch (ProblemException unreadable) {
            // To an operator: what a vendor pushes and we cannot take is lost in the end.
            LOG.warn("{}: {}", name(), unreadable.getMessage());
            return Optional.of(unreadable.answer());
        }
    }

    /** Its body is not read. No acknowledgement, so the vendor repeats: that it is a 503 and no 429 every vendor takes so. */
    private Answer tooMany() {
        if (rates.isWorthSaying(provider)) {
            LOG.warn("{}: more than otp.callbacks.rate, the vendor has to come again", name());
        }
        return Answers.unavailable().with("Retry-After", "1");
    }

    private PushRequest push(HttpServletRequest request) throws IOException {
        return new PushRequest(
                method,
                Optional.ofNullable(request.getQueryString()).orElse(""),
                Optional.ofNullable(request.getHeader("Content-Type")),
                Bytes.of(RequestBody.CALLBACK.content(request)));
    }

    private Optional<Answer> answer(PushRequest push) {
        try {
            return receiver.receive(provider, push)
                    .map(acknowledgement ->
                            new Answer(acknowledgement.status(), TEXT, Map.of(), acknowledgement.body()));
        } catch (StoreException away) {
            throw away;
        } catch (RuntimeException broken) {
            // Without its message, which may quote what was pushed. The vendor gets no page of errors, and repeats.
            LOG.error("{} failed: {} {}", name(), broken.getClass().getName(), where(broken));
            return Optional.of(Answers.unavailable());
        }
    }

    private static List<StackTraceElement> where(RuntimeException broken) {
        return Arrays.stream(broken.getStackTrace()).limit(FRAMES).toList();
    }
}
