package io.github.otpgate.sample;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.testkit.PhoneInbox;
import io.github.otpgate.testkit.ReceivedMessage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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
@ConditionalOnBean(SimulatedVendors.class)
final class InboxController {

    private static final int SHOWN = 50;

    private final SimulatedVendors vendors;

    InboxController(SimulatedVendors vendors) {
        this.vendors = vendors;
    }

    /** One message as the phone shows it; a call as what is heard. */
    record Message(String id, String channel, String phone, String text, String code, Instant receivedAt) {

        static Message of(SimulatedVendors.Phone on, ReceivedMessage message) {
            String phone = message.phone();
            PhoneNumber number = new PhoneNumber(phone.startsWith("+") ? phone : "+86" + phone);
            return new Message(
                    on.vendor() + message.sequence(),
                    on.channel().wireName(),
                    number.masked(),
                    message.text(),
                    message.code().orElse(""),
                    message.receivedAt());
        }

        /** Safe for a log, unlike what it carries. */
        @Override
        public String toString() {
            return "Message[" + id + "]";
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
        List<Message> newest = vendors.phones().stream()
                .flatMap(phone -> newestFirst(phone.inbox()).map(message -> Message.of(phone, message)))
                .sorted(Comparator.comparing(Message::receivedAt).reversed())
                .limit(SHOWN)
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(newest);
    }

    /** By their sequence: two of one moment stay in order. */
    private static Stream<ReceivedMessage> newestFirst(PhoneInbox inbox) {
        return inbox.messages().stream()
                .sorted(Comparator.comparingLong(ReceivedMessage::sequence).reversed());
    }
}
