package io.github.otpgate.sample;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.testkit.ReceivedMessage;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The simulated phone. It exists only while the simulator runs; with a real vendor these paths are 404. */
@RestController
@ConditionalOnBean(HaotingyunSimulator.class)
final class InboxController {

    private static final int SHOWN = 50;

    private final HaotingyunSimulator vendor;

    InboxController(HaotingyunSimulator vendor) {
        this.vendor = vendor;
    }

    /** One message as the phone shows it. */
    record Message(long sequence, String phone, String text, String code, Instant receivedAt) {

        static Message of(ReceivedMessage message) {
            String phone = message.phone();
            PhoneNumber number = new PhoneNumber(phone.startsWith("+") ? phone : "+86" + phone);
            return new Message(
                    message.sequence(),
                    number.masked(),
                    message.text(),
                    message.code().orElse(""),
                    message.receivedAt());
        }

        /** Safe for a log, unlike what it carries. */
        @Override
        public String toString() {
            return "Message[" + sequence + "]";
        }
    }

    /** The page; not a static file, so that it is gone together with the simulator. */
    @GetMapping(path = "/inbox", produces = "text/html;charset=UTF-8")
    Resource page() {
        return new ClassPathResource("simulation/inbox.html");
    }

    /** The newest messages, newest first. */
    @GetMapping(path = "/inbox/messages", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<Message>> messages() {
        List<Message> newest = vendor.inbox().messages().stream()
                .sorted(Comparator.comparingLong(ReceivedMessage::sequence).reversed())
                .limit(SHOWN)
                .map(Message::of)
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(newest);
    }
}
