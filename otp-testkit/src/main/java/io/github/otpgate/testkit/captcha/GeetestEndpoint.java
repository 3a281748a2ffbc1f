package io.github.otpgate.testkit.captcha;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.testkit.Form;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.RecordedRequest;
import io.github.otpgate.testkit.VendorServer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What {@code /validate} answers. */
final class GeetestEndpoint implements VendorServer.Vendor {

    static final String PATH = "/validate";

    private static final Duration VALIDITY = Duration.ofMinutes(10);

    private final JsonMapper json = JsonMapper.shared();
    private final SiteAccount account;
    private final Clock clock;
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    GeetestEndpoint(SiteAccount account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    private record Issued(GeetestSimulator.Result result, String passToken, String output, String genTime) {
        boolean matches(Form form) {
            return form.value("pass_token").orElse("").equals(passToken)
                    && form.value("captcha_output").orElse("").equals(output)
                    && form.value("gen_time").orElse("").equals(genTime);
        }
    }

    String issue(GeetestSimulator.Result result) {
        String lotNumber = SiteAccount.hex(16);
        String now = Long.toString(clock.instant().getEpochSecond());
        Issued token = new Issued(result, SiteAccount.hex(32), SiteAccount.hex(64) + "==", now);
        issued.put(lotNumber, token);
        return json.createObjectNode()
                .put("captcha_id", account.siteKey())
                .put("lot_number", lotNumber)
                .put("captcha_output", token.output())
                .put("pass_token", token.passToken())
                .put("gen_time", token.genTime())
                .toString();
    }

    @Override
    public boolean sends(RecordedRequest request) {
        return true;
    }

    @Override
    public HttpReply answer(RecordedRequest request) {
        if (!request.path().equals(PATH)) {
            return HttpReply.text(404, "text/html", "<h1>Not found</h1>");
        }
        Optional<Form> form = request.form().filter(fields -> request.method().equals("POST"));
        return form.map(this::validate).orElseGet(() -> error("-50000", "runtime error"));
    }

    private HttpReply validate(Form form) {
        String lotNumber = form.value("lot_number").orElse("");
        if (!form.value("captcha_id").orElse("").equals(account.siteKey())) {
            return error("-50102", "illegal captcha_id");
        }
        if (!form.value("gen_time").orElse("").matches("[0-9]+")) {
            return error("-50005", "illegal gen_time");
        }
        if (!isSigned(lotNumber, form.value("sign_token").orElse(""))) {
            return error("-50000", "runtime error");
        }
        Issued token = issued.get(lotNumber);
        return token == null ? error("-50301", "not proof") : judge(lotNumber, token, form);
    }

    private HttpReply judge(String lotNumber, Issued token, Form form) {
        if (!token.matches(form)) {
            return result("fail", "pass_token error", lotNumber);
        }
        Instant until = Instant.ofEpochSecond(Long.parseLong(token.genTime())).plus(VALIDITY);
        if (!clock.instant().isBefore(until)) {
            return result("fail", "pass_token expire", lotNumber);
        }
        if (!used.add(lotNumber)) {
            return error("-50003", "illegal verify");
        }
        return token.result() == GeetestSimulator.Result.SUCCESS
                ? result("success", "", lotNumber)
                : result("fail", "risk", lotNumber);
    }

    private boolean isSigned(String lotNumber, String signature) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(account.secret().getBytes(UTF_8), "HmacSHA256"));
            String expected = HexFormat.of().formatHex(mac.doFinal(lotNumber.getBytes(UTF_8)));
            return MessageDigest.isEqual(expected.getBytes(UTF_8), signature.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    private HttpReply result(String result, String reason, String lotNumber) {
        ObjectNode answer = json.createObjectNode()
                .put("status", "success")
                .put("result", result)
                .put("reason", reason);
        answer.putObject("captcha_args").put("used_type", "slide").put("lot_number", lotNumber);
        return HttpReply.json(200, answer.toString());
    }

    private HttpReply error(String code, String message) {
        ObjectNode answer =
                json.createObjectNode().put("status", "error").put("code", code).put("msg", message);
        answer.putObject("desc").put("type", "defined error");
        return HttpReply.json(200, answer.toString());
    }
}
