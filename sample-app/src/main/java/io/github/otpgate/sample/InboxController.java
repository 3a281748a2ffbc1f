package io.github.otpgate.sample;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.testkit.PhoneInbox;
import io.github.otpgate.testkit.ReceivedMessage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The simulated phone. It exists only while the simulator runs; with a real vendor these paths are 404. */
@RestController
@ConditionalOnBean(SimulatedVendors.class)
final class InboxController {

    private static final int SHOWN = 50;
    private static final Set<String> WORDS = Set.of("TD", "非本人");

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
                    id(on, message),
                    on.channel().wireName(),
                    number.masked(),
                    message.text(),
                    message.code().orElse(""),
                    message.receivedAt());
        }

        static String id(SimulatedVendors.Phone on, ReceivedMessage message) {
            return on.vendor() + message.sequence();
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

    /** What somebody writes back to a message: one of the words that mean something. */
    record Answer(@Nullable String id, @Nullable String text) {}

    /** Writes back to a text message: 204, or 400 where it is none, or the word has no meaning. */
    @PostMapping(path = "/inbox/replies", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> reply(@RequestBody Answer answer) {
        String text = answer.text();
        if (text == null || !WORDS.contains(text)) {
            return ResponseEntity.badRequest().build();
        }
        boolean sent = vendors.phones().stream()
                .filter(phone -> phone.channel() == Channel.SMS)
                .anyMatch(phone -> reply(phone, answer.id(), text));
        return (sent ? ResponseEntity.noContent() : ResponseEntity.badRequest()).build();
    }

    private static boolean reply(SimulatedVendors.Phone phone, @Nullable String id, String text) {
        Optional<ReceivedMessage> answered = phone.inbox().messages().stream()
                .filter(message -> Message.id(phone, message).equals(id))
                .findFirst();
        answered.ifPresent(message -> phone.reply().accept(message.phone(), text));
        return answered.isPresent();
    }

    /** By their sequence: two of one moment stay in order. */
    private static Stream<ReceivedMessage> newestFirst(PhoneInbox inbox) {
        return inbox.messages().stream()
                .sorted(Comparator.comparingLong(ReceivedMessage::sequence).reversed());
    }
}
