package io.github.otpgate.provider.haotingyun;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.capability.TemplateSend;
import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code tpl_single_send}. The values are written as a form, which is encoded once more as a value of the form it goes
 * out in: whoever leaves the inner encoding away breaks values with {@code & = % +}.
 *
 * <p>Source: Yunpian's current API; the white-label document leaves it out.
 */
final class HaotingyunTemplateSend implements TemplateSend {

    private final HaotingyunSends sends;

    HaotingyunTemplateSend(HaotingyunSends sends) {
        this.sends = sends;
    }

    @Override
    public Submission submit(PhoneNumber to, String templateId, Map<String, String> variables) {
        String values = variables.entrySet().stream()
                .map(variable -> encoded("#" + variable.getKey() + "#") + "=" + encoded(variable.getValue()))
                .collect(Collectors.joining("&"));
        return sends.template(to, templateId, values);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
