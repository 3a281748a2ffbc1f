package io.github.otpgate.testkit.httpbatch;

import io.github.otpgate.testkit.Form;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.RecordedRequest;
import io.github.otpgate.testkit.VendorServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The three addresses of the platform. */
final class Platform implements VendorServer.Vendor {

    static final String BATCH = "/msg/HttpBatchSendSM";
    static final String FEW = "/msg/HttpSendSM";
    static final String BALANCE = "/msg/QueryBalance";

    private static final Map<String, Integer> MOST_NUMBERS = Map.of(BATCH, 50_000, FEW, 200);
    private static final int TOO_FAST = 103;

    private final Login login;
    private final Sending sending;
    private final Purse purse;
    private final Answers answers;

    Platform(Login login, Sending sending, Purse purse, Answers answers) {
        this.login = login;
        this.sending = sending;
        this.purse = purse;
        this.answers = answers;
    }

    @Override
    public boolean sends(RecordedRequest request) {
        return MOST_NUMBERS.containsKey(request.path());
    }

    @Override
    public HttpReply answer(RecordedRequest request) {
        if (!sends(request) && !request.path().equals(BALANCE)) {
            return HttpReply.text(404, "text/html;charset=utf-8", "<html><body>404 Not Found</body></html>");
        }
        boolean post = request.method().equals("POST");
        if (!post && !request.method().equals("GET")) {
            return HttpReply.text(405, "text/html;charset=utf-8", "<html><body>405 Method Not Allowed</body></html>");
        }
        // A request that cannot be read names no account.
        Optional<Form> form = post ? request.form() : Form.parse(request.query());
        return form.or(() -> Form.parse("")).map(read -> answer(request, read)).orElseThrow();
    }

    private HttpReply answer(RecordedRequest request, Form form) {
        int stranger = login.refusal(form);
        if (stranger != 0) {
            return answers.refused(form, stranger);
        }
        return sends(request) ? sending.send(form, MOST_NUMBERS.getOrDefault(request.path(), 0)) : balance();
    }

    private HttpReply balance() {
        if (!purse.mayBeAsked()) {
            return answers.text(TOO_FAST, List.of());
        }
        return answers.text(
                0,
                purse.products().entrySet().stream()
                        .map(product -> product.getKey() + "," + product.getValue())
                        .toList());
    }
}
