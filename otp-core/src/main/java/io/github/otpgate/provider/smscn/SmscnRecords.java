package io.github.otpgate.provider.smscn;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.capability.Pulled;
import io.github.otpgate.provider.capability.RecordPull;
import io.github.otpgate.provider.capability.SendRecord;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The records of what was sent, at most 50 at once and each once: {@code ac=query}. */
final class SmscnRecords implements RecordPull {

    private final SmscnGateway gateway;
    private final SmscnAnswers answers;

    SmscnRecords(SmscnGateway gateway, SmscnAnswers answers) {
        this.gateway = gateway;
        this.answers = answers;
    }

    @Override
    public VendorAnswer<Pulled<SendRecord>> pullRecords(Optional<LocalDate> day, Optional<PhoneNumber> phone) {
        Optional<String> mobile = phone.flatMap(SmscnMobile::of);
        if (phone.isPresent() && mobile.isEmpty()) {
            return new Refused<>(SmscnMobile.NOT_SERVED);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        day.ifPresent(date -> parameters.put("date", date.toString()));
        mobile.ifPresent(number -> parameters.put("key", number));
        return gateway.askForList(new SmscnRequest("query", parameters), answers.list(SmscnRows::record));
    }
}
