package io.github.otpgate.testkit.captcha;

import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.testkit.Form;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.RecordedRequest;
import io.github.otpgate.testkit.VendorServer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What {@code siteverify} answers. */
final class SiteVerifyEndpoint implements VendorServer.Vendor {

    private static final int LONGEST_TURNSTILE_TOKEN = 2_048;
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final SiteVerifyVendor vendor;
    private final SiteAccount account;
    private final SiteTokens tokens;
    private final SiteWords words;

    SiteVerifyEndpoint(SiteVerifyVendor vendor, SiteAccount account, SiteTokens tokens) {
        this.vendor = vendor;
        this.account = account;
        this.tokens = tokens;
        this.words = new SiteWords(vendor);
    }

    @Override
    public boolean sends(RecordedRequest request) {
        return true;
    }

    @Override
    public HttpReply answer(RecordedRequest request) {
        if (!request.path().equals(vendor.path())) {
            return HttpReply.text(404, "text/html", "<h1>Not found</h1>");
        }
        if (!request.method().equals("POST")) {
            return HttpReply.text(405, "text/html", "<h1>Method not allowed</h1>");
        }
        if (!isForm(request) || !request.query().isEmpty()) {
            return words.refusal("bad-request");
        }
        return request.form().map(this::answer).orElseGet(() -> words.refusal("bad-request"));
    }

    private static boolean isForm(RecordedRequest request) {
        return request.header("Content-Type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .startsWith("application/x-www-form-urlencoded");
    }

    private HttpReply answer(Form form) {
        return secretProblem(form)
                .or(() -> parameterProblem(form))
                .map(words::refusal)
                .orElseGet(() -> judge(form));
    }

    private Optional<String> secretProblem(Form form) {
        String secret = form.value("secret").orElse("");
        if (secret.isEmpty()) {
            return Optional.of("missing-input-secret");
        }
        return secret.equals(account.secret()) ? Optional.empty() : Optional.of("invalid-input-secret");
    }

    private Optional<String> parameterProblem(Form form) {
        if (form.value("response").orElse("").isEmpty()) {
            return Optional.of("missing-input-response");
        }
        if (form.value("remoteip")
                .filter(ip -> ClientAddress.parse(ip).isEmpty())
                .isPresent()) {
            return Optional.of("invalid-remoteip");
        }
        boolean badKey = form.value("idempotency_key")
                .filter(key -> !UUID.matcher(key).matches())
                .isPresent();
        return badKey ? Optional.of("bad-request") : Optional.empty();
    }

    private HttpReply judge(Form form) {
        String token = form.value("response").orElse("");
        if (vendor == SiteVerifyVendor.TURNSTILE && token.length() > LONGEST_TURNSTILE_TOKEN) {
            return words.refusal("invalid-input-response");
        }
        if (isOfAnotherSite(form, token)) {
            return words.refusal("sitekey-secret-mismatch");
        }
        boolean repeatable = vendor == SiteVerifyVendor.TURNSTILE;
        String key = repeatable ? form.value("idempotency_key").orElse("") : "";
        return words.answer(tokens.use(token, key));
    }

    /** Only hCaptcha takes the site key, and only it says so. */
    private boolean isOfAnotherSite(Form form, String token) {
        Solved solved = tokens.look(token);
        if (vendor != SiteVerifyVendor.HCAPTCHA || solved == null) {
            return false;
        }
        String madeFor = solved.siteKey().orElse(account.siteKey());
        return form.value("sitekey")
                .filter(expected -> !expected.equals(madeFor))
                .isPresent();
    }
}
