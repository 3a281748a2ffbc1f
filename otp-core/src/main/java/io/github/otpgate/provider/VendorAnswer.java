package io.github.otpgate.provider;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.wire.HttpAnswer;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a vendor answered to a request, beside those that send a message.
 *
 * @param <T> what was asked for
 */
public sealed interface VendorAnswer<T> {

    /** What was asked for. */
    record Success<T>(T value) implements VendorAnswer<T> {
        public Success {
            requireNonNull(value, "value");
        }
    }

    /** The vendor did not do it, or was not reached. */
    record Refused<T>(Refusal refusal) implements VendorAnswer<T> {
        public Refused {
            requireNonNull(refusal, "refusal");
        }
    }

    /**
     * The request was written, and no answer told what became of it.
     *
     * @param detail what happened, without content
     * @param body what came in the place of an answer; of something that can be fetched only once, all there is left
     */
    record Unclear<T>(String detail, Bytes body) implements VendorAnswer<T> {
        public Unclear {
            requireNonNull(detail, "detail");
            requireNonNull(body, "body");
        }
    }

    /**
     * How one vendor's answers read.
     *
     * @param <T> what was asked for
     */
    @FunctionalInterface
    interface Grammar<T> {
        /**
         * What the vendor says.
         *
         * @return empty where these are not the vendor's words: a gateway's page, half an answer, nothing
         */
        Optional<VendorAnswer<T>> read(HttpAnswer.Complete answer);
    }

    /**
     * Reads an answer by the rules all vendors share: the body decides, never the HTTP status; without the vendor's own
     * words only a status that says nobody looked at the request is a refusal, and a gateway's 5xx proves nothing.
     */
    static <T> VendorAnswer<T> of(HttpAnswer answer, Grammar<T> grammar) {
        if (answer instanceof HttpAnswer.NotSent notSent) {
            return new Refused<>(new Refusal(ErrorClass.TEMPORARY, notSent.reason()));
        }
        if (answer instanceof HttpAnswer.Broken broken) {
            return new Unclear<>(broken.reason(), Bytes.none());
        }
        HttpAnswer.Complete complete = (HttpAnswer.Complete) answer;
        return grammar.read(complete)
                .filter(read -> isTheVendors(complete.status()))
                .orElseGet(() -> notTheVendor(complete));
    }

    /** A gateway on the way may speak JSON with a code too; vendors refuse with 400 or 200. */
    private static boolean isTheVendors(int status) {
        return status < 300 || (status >= 400 && status < 500);
    }

    private static <T> VendorAnswer<T> notTheVendor(HttpAnswer.Complete answer) {
        boolean notLookedAt = switch (answer.status()) {
            case 301, 302, 303, 307, 308, 404, 405, 411, 413 -> true;
            default -> false;
        };
        return notLookedAt
                ? new Refused<>(new Refusal(ErrorClass.UNKNOWN, "HTTP " + answer.status()))
                : new Unclear<>("HTTP " + answer.status() + " without the vendor's answer", answer.body());
    }

    /** What was asked for, if it came. */
    default Optional<T> toOptional() {
        return this instanceof Success<T> success ? Optional.of(success.value()) : Optional.empty();
    }

    /**
     * What was asked for.
     *
     * @throws ProviderException if it did not come
     */
    default T orElseThrow() {
        if (this instanceof Success<T> success) {
            return success.value();
        }
        throw new ProviderException(
                this instanceof Refused<T> refused
                        ? "refused: " + refused.refusal().reason() + " (code "
                                + refused.refusal().code() + ")"
                        : "no clear answer: " + ((Unclear<T>) this).detail());
    }

    /** The same answer about something else. */
    default <R> VendorAnswer<R> map(Function<? super T, ? extends R> change) {
        if (this instanceof Success<T> success) {
            return new Success<>(change.apply(success.value()));
        }
        if (this instanceof Refused<T> refused) {
            return new Refused<>(refused.refusal());
        }
        Unclear<T> unclear = (Unclear<T>) this;
        return new Unclear<>(unclear.detail(), unclear.body());
    }
}
