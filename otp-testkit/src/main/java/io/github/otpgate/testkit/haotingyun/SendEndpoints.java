package io.github.otpgate.testkit.haotingyun;

import io.github.otpgate.testkit.Form;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.RecordedRequest;
import io.github.otpgate.testkit.VendorServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The three ways to send: one number, one text to many, a text of its own to each. */
final class SendEndpoints implements VendorServer.Vendor {

    static final String SINGLE = "/v2/sms/single_send.json";
    static final String BATCH = "/v2/sms/batch_send.json";
    static final String MULTI = "/v2/sms/multi_send.json";

    private static final Set<String> PATHS = Set.of(SINGLE, BATCH, MULTI);
    private static final int MOST_NUMBERS = 1000;

    private final String apiKey;
    private final TextRules rules;
    private final Account account;

    SendEndpoints(String apiKey, TextRules rules, Account account) {
        this.apiKey = apiKey;
        this.rules = rules;
        this.account = account;
    }

    @Override
    public boolean sends(RecordedRequest request) {
        return PATHS.contains(request.path());
    }

    @Override
    public HttpReply answer(RecordedRequest request) {
        if (!sends(request)) {
            return HttpReply.text(404, "text/html;charset=utf-8", "<html><body>404 Not Found</body></html>");
        }
        if (!request.method().equals("POST")) {
            return SendReply.refused(Refusal.NOT_POST);
        }
        Optional<Form> form = request.form();
        if (form.isEmpty()) {
            return SendReply.refused(Refusal.UNREADABLE);
        }
        return authenticated(request.path(), form.get());
    }

    private HttpReply authenticated(String path, Form form) {
        if (!form.value("apikey").filter(apiKey::equals).isPresent()) {
            return SendReply.refused(Refusal.BAD_API_KEY);
        }
        String mobile = form.value("mobile").orElse("");
        String text = form.value("text").orElse("");
        if (mobile.isEmpty() || text.isEmpty()) {
            return SendReply.refused(Refusal.missing(mobile.isEmpty() ? "mobile" : "text"));
        }
        if (path.equals(SINGLE)) {
            return single(mobile, text);
        }
        List<String> mobiles = List.of(mobile.split(",", -1));
        if (mobiles.size() > MOST_NUMBERS) {
            return SendReply.refused(Refusal.TOO_MANY_NUMBERS);
        }
        return path.equals(BATCH) ? batch(mobiles, text) : multi(mobiles, text);
    }

    private HttpReply single(String mobile, String text) {
        return SendReply.single(submit(mobile, text, true));
    }

    private HttpReply batch(List<String> mobiles, String text) {
        Optional<Refusal> refusal = rules.refusal(text);
        if (refusal.isPresent()) {
            return SendReply.refused(refusal.get());
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (String mobile : mobiles) {
            outcomes.add(submit(mobile, text, mobiles.size() == 1));
        }
        return SendReply.batch(outcomes);
    }

    /** The texts were encoded one by one, joined with commas, and encoded again as a form value. */
    private HttpReply multi(List<String> mobiles, String joined) {
        List<String> encoded = List.of(joined.split(",", -1));
        if (encoded.size() != mobiles.size()) {
            return SendReply.refused(Refusal.COUNTS_DIFFER);
        }
        List<Optional<String>> texts = encoded.stream().map(Form::decode).toList();
        if (texts.stream().anyMatch(Optional::isEmpty)) {
            return SendReply.refused(Refusal.UNREADABLE);
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < mobiles.size(); i++) {
            outcomes.add(submit(mobiles.get(i), texts.get(i).orElseThrow(), false));
        }
        return SendReply.batch(outcomes);
    }

    private Outcome submit(String written, String text, boolean abroad) {
        Optional<Mobile> mobile = Mobile.parse(written).filter(number -> abroad || !number.isInternational());
        Optional<Refusal> refusal = mobile.isEmpty() ? Optional.of(Refusal.BAD_NUMBER) : rules.refusal(text);
        if (refusal.isPresent()) {
            return new Outcome.Refused(written, refusal.get());
        }
        return account.send(mobile.orElseThrow(), text, rules.templateOf(text).orElseThrow());
    }
}
