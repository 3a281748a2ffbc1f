package io.github.otpgate.provider.smscn;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How a code becomes a call: the template that is read out and the variable in it.
 *
 * @param variable what the template calls the code, without {@code $} and braces
 */
record SmscnCall(Action action, String template, String variable, Digits digits) {

    /** The vendor's document names the first in its examples and the second in its table. */
    enum Action {
        SENDCODE,
        SEND
    }

    /** How the code is written into the template. */
    enum Digits {
        JOINED,
        SPACED
    }

    SmscnRequest request(String mobile, String messageId, String code) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("mobile", mobile);
        parameters.put("mobileids", messageId);
        parameters.put("content", content(code));
        parameters.put("template", template);
        return new SmscnRequest(SmscnSettings.written(action), parameters);
    }

    /** A string whatever is in it: a number would lose the zeros in front. */
    private String content(String code) {
        String spoken = digits == Digits.SPACED ? String.join(" ", code.split("")) : code;
        return JsonNodeFactory.instance.objectNode().put(variable, spoken).toString();
    }
}
