package io.github.otpgate.testkit.httpbatch;

import io.github.otpgate.testkit.Form;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.PhoneInbox;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** Judges one send and carries it out. */
final class Sending {

    private final Rules rules;
    private final Purse purse;
    private final Answers answers;
    private final PhoneInbox inbox;
    private final Reports reports;

    Sending(Rules rules, Purse purse, Answers answers, PhoneInbox inbox, Reports reports) {
        this.rules = rules;
        this.purse = purse;
        this.answers = answers;
        this.inbox = inbox;
        this.reports = reports;
    }

    HttpReply send(Form form, int mostNumbers) {
        List<String> numbers = Numbers.of(form.value("mobile").orElse(""));
        String text = form.value("msg").orElse("");
        String product = form.value("product").orElse("");
        long pieces = (long) TextRules.pieces(text) * numbers.size();
        Stream<IntSupplier> checks = Stream.of(
                rules::refusal,
                () -> purse.unknown(product),
                () -> rules.refusal(form),
                () -> Numbers.refusal(numbers, mostNumbers),
                () -> rules.refusal(text),
                () -> purse.charge(product, pieces));
        int refusal = checks.mapToInt(IntSupplier::getAsInt)
                .filter(code -> code != 0)
                .findFirst()
                .orElse(0);
        return refusal == 0 ? deliver(form, numbers, text) : answers.refused(form, refusal);
    }

    private HttpReply deliver(Form form, List<String> numbers, String text) {
        numbers.forEach(number -> inbox.receive(number, text));
        boolean needStatus = form.value("needstatus").filter("true"::equals).isPresent();
        return answers.accepted(form, needStatus ? reports.accepted(numbers, TextRules.pieces(text)) : List.of());
    }
}
