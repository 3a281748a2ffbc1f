package io.github.otpgate.testkit.standalone;

import io.github.otpgate.testkit.Form;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.RecordedRequest;
import io.github.otpgate.testkit.VendorServer;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Lets a phone write back: {@code POST /reply} with a form of who and what. No vendor has such an address, so
 * it has a port of its own.
 */
record ReplyDesk(Phones phones, BiConsumer<String, String> console) implements VendorServer.Vendor {

    static final String PATH = "/reply";

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{5,20}");

    @Override
    public boolean sends(RecordedRequest request) {
        return false;
    }

    @Override
    public HttpReply answer(RecordedRequest request) {
        if (!request.path().equals(PATH)) {
            return plain(404, "there is " + PATH + " alone");
        }
        if (!request.method().equals("POST")) {
            return plain(405, "POST it");
        }
        if (request.header("Origin").isPresent()) {
            return plain(403, "not from a page of a browser");
        }
        return request.form().map(this::reply).orElseGet(ReplyDesk::unreadable);
    }

    private HttpReply reply(Form form) {
        Optional<String> phone =
                form.value("phone").filter(value -> PHONE.matcher(value).matches());
        Optional<String> text = form.value("text").filter(value -> !value.isBlank());
        if (phone.isEmpty() || text.isEmpty()) {
            return unreadable();
        }
        phones.reply(phone.get(), text.get());
        console.accept(phone.get(), text.get());
        return plain(200, phone.get() + " has written");
    }

    private static HttpReply unreadable() {
        return plain(400, "found something else; allowed: a form in UTF-8 with phone (digits) and text");
    }

    private static HttpReply plain(int status, String text) {
        return HttpReply.text(status, "text/plain;charset=utf-8", text + "\n");
    }
}
