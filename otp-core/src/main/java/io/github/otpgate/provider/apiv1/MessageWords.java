package io.github.otpgate.provider.apiv1;

import io.github.otpgate.provider.ErrorClass;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a message beside an undocumented code seems to say. A guess, for those who ask for it. The words that say most
 * come first: an account is named in many messages that are about something else.
 */
final class MessageWords {

    private static final List<Hint> HINTS = List.of(
            new Hint("余额|不足", ErrorClass.INSUFFICIENT_BALANCE),
            new Hint("(?<![A-Za-z])IP(?![A-Za-z])", ErrorClass.IP_NOT_ALLOWED),
            new Hint("黑名单", ErrorClass.BLACKLISTED),
            new Hint("敏感|关键|屏蔽", ErrorClass.CONTENT_REJECTED),
            new Hint("模板|签名", ErrorClass.TEMPLATE_MISMATCH),
            new Hint("频|过快|超速", ErrorClass.THROTTLED_ACCOUNT),
            new Hint("冻结|停用|过期", ErrorClass.ACCOUNT_DISABLED),
            new Hint("密码|账号|(?i:account)", ErrorClass.AUTH_FAILED),
            new Hint("号码", ErrorClass.INVALID_NUMBER));

    private MessageWords() {}

    private record Hint(Pattern words, ErrorClass reason) {
        Hint(String words, ErrorClass reason) {
            this(Pattern.compile(words), reason);
        }
    }

    static ErrorClass guess(String message) {
        return HINTS.stream()
                .filter(hint -> hint.words().matcher(message).find())
                .map(Hint::reason)
                .findFirst()
                .orElse(ErrorClass.UNKNOWN);
    }
}
