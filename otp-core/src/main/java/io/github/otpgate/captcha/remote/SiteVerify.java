package io.github.otpgate.captcha.remote;

import io.github.otpgate.model.ClientAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** {@code siteverify}, which Google invented and hCaptcha and Cloudflare took over. */
final class SiteVerify implements Dialect {

    /** Fewer characters than that make up every token; others only provoke the vendor's firewall. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]+");

    private final RemoteCaptchaSettings settings;
    private final SiteVerifyRules rules;

    SiteVerify(RemoteCaptchaSettings settings, Clock clock) {
        this.settings = settings;
        this.rules = new SiteVerifyRules(settings, clock);
    }

    @Override
    public Optional<Map<String, String>> question(String token, Optional<ClientAddress> address) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("secret", settings.secret());
        fields.put("response", token);
        address.ifPresent(known -> fields.put("remoteip", written(known)));
        if (settings.type() == RemoteCaptchaType.HCAPTCHA) {
            fields.put("sitekey", settings.siteKey());
        }
        if (settings.type() == RemoteCaptchaType.TURNSTILE) {
            fields.put("idempotency_key", UUID.randomUUID().toString());
        }
        return Optional.of(fields);
    }

    private static String written(ClientAddress address) {
        try {
            return InetAddress.getByAddress(address.bytes().toArray()).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    @Override
    public Judgement judge(JsonNode answer) {
        return rules.judge(answer);
    }
}
