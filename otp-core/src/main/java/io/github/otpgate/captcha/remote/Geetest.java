package io.github.otpgate.captcha.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.wire.VendorJson;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/**
 * Geetest v4. The token is the JSON object that {@code getValidate()} gives in the browser; its {@code captcha_id} is
 * ignored for ours. The vendor's samples let people in when the vendor cannot be asked; this does not.
 */
final class Geetest implements Dialect {

    private static final String LOT_NUMBER = "lot_number";
    private static final String GEN_TIME = "gen_time";
    private static final List<String> MEMBERS = List.of(LOT_NUMBER, "captcha_output", "pass_token", GEN_TIME);
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7E]+");
    /** Anything else is answered with the error -50005: server API document, read 2026-11-21. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");

    /**
     * Errors that a wrong, late or repeated token brings about, from the list of server errors, read 2026-11-21. Were
     * they taken for the vendor being away, anybody could switch everybody to the other captcha.
     */
    private static final Set<String> ABOUT_THE_TOKEN = Set.of(
            "-50002", "-50003", "-50005", "-50301", "-50302", "-50303", "-50304", "-50305", "-50306", "-50307",
            "-50308");

    private static final String ALGORITHM = "HmacSHA256";

    private final String captchaId;
    private final SecretKeySpec key;
    private final VendorJson json = new VendorJson();

    Geetest(RemoteCaptchaSettings settings) {
        this.captchaId = settings.siteKey();
        this.key = new SecretKeySpec(settings.secret().getBytes(UTF_8), ALGORITHM);
    }

    @Override
    public Optional<Map<String, String>> question(String token, Optional<ClientAddress> address) {
        return json.read(token).filter(JsonNode::isObject).flatMap(this::question);
    }

    private Optional<Map<String, String>> question(JsonNode token) {
        Map<String, String> fields = new LinkedHashMap<>();
        MEMBERS.forEach(member -> fields.put(member, VendorJson.text(token, member)));
        boolean visible =
                fields.values().stream().allMatch(value -> VALUE.matcher(value).matches());
        if (!visible || !DIGITS.matcher(fields.getOrDefault(GEN_TIME, "")).matches()) {
            return Optional.empty();
        }
        fields.put("captcha_id", captchaId);
        fields.put("sign_token", sign(fields.getOrDefault(LOT_NUMBER, "")));
        return Optional.of(fields);
    }

    private String sign(String lotNumber) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(lotNumber.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public Judgement judge(JsonNode answer) {
        String status = string(answer, "status");
        String result = string(answer, "result");
        if (status.equals("success") && result.equals("success")) {
            return Judgement.PASSED;
        }
        boolean refused = status.equals("success") && result.equals("fail");
        if (refused || ABOUT_THE_TOKEN.contains(VendorJson.text(answer, "code"))) {
            return Judgement.failed("the vendor refused the token");
        }
        return Judgement.unknown("the vendor has an error of its own or does not know the captcha id");
    }

    private static String string(JsonNode answer, String member) {
        JsonNode value = answer.path(member);
        return value.isString() ? value.stringValue() : "";
    }
}
