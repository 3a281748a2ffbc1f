package io.github.otpgate.provider.httpbatch;

import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.wire.BeijingTime;
import io.github.otpgate.wire.FormFields;
import io.github.otpgate.wire.VendorWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The reports in a push: one as {@code msgid=&reportTime=&mobile=&status=}, or many as
 * {@code report=msgid,reportTime,mobile,status||…}.
 *
 * @param read those that could be read
 * @param unread how many could not
 */
record HttpBatchReceipts(List<DeliveryReport> read, int unread) {

    private static final Pattern MSGID = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    private static final Pattern BETWEEN = Pattern.compile("||", Pattern.LITERAL);
    private static final int PARTS = 4;

    HttpBatchReceipts {
        read = List.copyOf(read);
    }

    static boolean areIn(FormFields push) {
        return isOne(push) || !push.text("report").isBlank();
    }

    private static boolean isOne(FormFields push) {
        return push.value("msgid").isPresent() && push.value("status").isPresent();
    }

    static HttpBatchReceipts of(FormFields push) {
        return isOne(push)
                ? of(List.of(
                        List.of(push.text("msgid"), push.text("reportTime"), push.text("mobile"), push.text("status"))))
                : of(BETWEEN.splitAsStream(push.text("report"))
                        .filter(item -> !item.isBlank())
                        .map(item -> List.of(item.split(",", PARTS)))
                        .toList());
    }

    private static HttpBatchReceipts of(List<List<String>> items) {
        List<DeliveryReport> read = new ArrayList<>();
        items.forEach(item -> report(item.stream().map(String::strip).toList()).ifPresent(read::add));
        return new HttpBatchReceipts(read, items.size() - read.size());
    }

    private static Optional<DeliveryReport> report(List<String> item) {
        if (item.size() < PARTS) {
            return Optional.empty();
        }
        String msgid = item.get(0);
        String status = item.get(3);
        if (!MSGID.matcher(msgid).matches() || !VendorWord.isShown(status)) {
            return Optional.empty();
        }
        return Optional.of(new DeliveryReport(
                msgid,
                HttpBatchNumber.of(item.get(2)),
                DeliveryOutcome.ofOperatorsWord(status),
                status,
                BeijingTime.SHORT.read(item.get(1))));
    }
}
