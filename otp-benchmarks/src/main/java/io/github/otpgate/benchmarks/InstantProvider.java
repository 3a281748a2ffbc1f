package io.github.otpgate.benchmarks;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Submission;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A vendor that accepts at once, and the phones that read the code out of the text. */
final class InstantProvider implements Provider {

    private static final int CODE_LENGTH = 6;
    private static final Submission ACCEPTED = new Submission.Accepted("1");

    private final Map<String, String> codes = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "instant";
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public List<Window> windows() {
        return List.of();
    }

    @Override
    public Submission submit(Message message) {
        codes.put(message.to().e164(), code(message.text()));
        return ACCEPTED;
    }

    /** The code that the phone got last; read once. */
    String codeFor(PhoneNumber phone) {
        String code = codes.remove(phone.e164());
        if (code == null) {
            throw new IllegalStateException("nothing was sent to the phone");
        }
        return code;
    }

    private static String code(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            run = each >= '0' && each <= '9' ? run + 1 : 0;
            if (run == CODE_LENGTH) {
                return text.substring(i + 1 - CODE_LENGTH, i + 1);
            }
        }
        throw new IllegalStateException("no code in the text");
    }
}
