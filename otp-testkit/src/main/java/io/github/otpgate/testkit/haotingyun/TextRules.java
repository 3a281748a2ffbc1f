package io.github.otpgate.testkit.haotingyun;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the vendor asks of a text: one approved signature in front, an approved template, no black word. In this order. */
final class TextRules {

    private static final List<String> DEFAULT_TEMPLATES = List.of(
            "【#company#】您的验证码是#code#",
            "【#company#】您的验证码是#code#。如非本人操作，请忽略本短信",
            "【#company#】亲爱的#name#，您的验证码是#code#。如非本人操作，请忽略本短信",
            "【#company#】亲爱的#name#，您的验证码是#code#。有效期为#hour#小时，请尽快验证",
            "【#company#】感谢您注册#app#，您的验证码是#code#",
            "【#company#】欢迎使用#app#，您的手机验证码是#code#。本条信息无需回复",
            "【#company#】正在找回密码，您的验证码是#code#",
            "【#company#】激活码是#code#。如非本人操作，请致电#tel#",
            "【#company#】#code#(#app#手机动态码，请完成验证)，如非本人操作，请忽略本短信");

    private final Set<String> signatures;
    private final List<SmsTemplate> templates;
    private final List<String> blackWords;

    TextRules(Set<String> signatures, List<String> moreTemplates, List<String> blackWords) {
        this.signatures = Set.copyOf(signatures);
        this.templates = Stream.concat(DEFAULT_TEMPLATES.stream(), moreTemplates.stream())
                .map(content -> new SmsTemplate(content, signatures))
                .toList();
        this.blackWords = List.copyOf(blackWords);
    }

    Optional<Refusal> refusal(String text) {
        return signature(text).or(() -> template(text)).or(() -> blackWord(text));
    }

    Optional<SmsTemplate> templateOf(String text) {
        return templates.stream().filter(template -> template.matches(text)).findFirst();
    }

    private Optional<Refusal> signature(String text) {
        int end = text.indexOf('】');
        boolean approved = text.startsWith("【")
                && end > 0
                && text.indexOf('【', 1) < 0
                && text.indexOf('】', end + 1) < 0
                && signatures.contains(text.substring(1, end));
        return approved ? Optional.empty() : Optional.of(Refusal.BAD_SIGNATURE);
    }

    private Optional<Refusal> template(String text) {
        if (templateOf(text).isPresent()) {
            return Optional.empty();
        }
        boolean onlyTheCode = templates.stream().anyMatch(template -> template.matchesButForTheCode(text));
        return Optional.of(onlyTheCode ? Refusal.BAD_CODE_VALUE : Refusal.NO_TEMPLATE);
    }

    private Optional<Refusal> blackWord(String text) {
        return blackWords.stream().filter(text::contains).findFirst().map(Refusal::blackWord);
    }
}
