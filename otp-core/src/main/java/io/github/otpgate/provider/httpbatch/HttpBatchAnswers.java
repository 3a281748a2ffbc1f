package io.github.otpgate.provider.httpbatch;

import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.provider.VendorAnswer.Unclear;
import io.github.otpgate.provider.capability.Balance;
import io.github.otpgate.wire.HttpAnswer;
import java.util.Optional;
import java.util.regex.Pattern;

/** What answers to a send and to a question for the balance mean. */
final class HttpBatchAnswers {

    private static final Pattern MSGID = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private final HttpBatchCodes codes;
    private final HttpBatchProducts products;

    HttpBatchAnswers(HttpBatchCodes codes, HttpBatchProducts products) {
        this.codes = codes;
        this.products = products;
    }

    /** What became of one text, to however many numbers. */
    Submission submission(HttpAnswer answer) {
        return Submission.of(VendorAnswer.of(answer, this::taken), Optional.empty());
    }

    private Optional<VendorAnswer<Accepted>> taken(HttpAnswer.Complete answer) {
        return HttpBatchAnswer.read(answer.body())
                .map(read -> read.isSuccess() ? taken(read, answer) : new Refused<>(codes.ofSend(read.status())));
    }

    /** Without an id it is taken all the same: platforms leave it out where reports are switched off. */
    private static VendorAnswer<Accepted> taken(HttpBatchAnswer read, HttpAnswer.Complete answer) {
        boolean ids = read.lines().stream().allMatch(line -> MSGID.matcher(line).matches());
        return ids
                ? new Success<>(new Accepted(read.lines(), Optional.empty()))
                : new Unclear<>("accepted, and something that is no msgid", answer.body());
    }

    /** What is left in the account. */
    VendorAnswer<Balance> balance(HttpAnswer answer) {
        return VendorAnswer.of(answer, this::left);
    }

    private Optional<VendorAnswer<Balance>> left(HttpAnswer.Complete answer) {
        return HttpBatchAnswer.read(answer.body())
                .flatMap(read -> read.isSuccess()
                        ? products.balance(read.lines()).map(Success::new)
                        : Optional.of(new Refused<>(codes.ofBalance(read.status()))));
    }
}
