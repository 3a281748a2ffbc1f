package io.github.otpgate.testkit.haotingyun;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the vendor asks of a text: one approved signature in front, an approved template, no black word. In this order. */
final class TextRules {

    private final Set<String> signatures;
    private final TemplateDesk templates;
    private final List<String> blackWords;

    TextRules(Set<String> signatures, TemplateDesk templates, List<String> blackWords) {
        this.signatures = Set.copyOf(signatures);
        this.templates = templates;
        this.blackWords = List.copyOf(blackWords);
    }

    Optional<Refusal> refusal(String text) {
        return signature(text).or(() -> template(text)).or(() -> blackWord(text));
    }

    Optional<SmsTemplate> templateOf(String text) {
        return templates.all().stream()
                .filter(AccountTemplate::isApproved)
                .map(AccountTemplate::text)
                .filter(template -> template.matches(text))
                .findFirst();
    }

    List<String> blackWordsIn(String text) {
        return blackWords.stream().filter(text::contains).toList();
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
        List<AccountTemplate> all = templates.all();
        List<AccountTemplate> fitting =
                all.stream().filter(template -> template.text().matches(text)).toList();
        if (!fitting.isEmpty()) {
            boolean approved = fitting.stream().anyMatch(AccountTemplate::isApproved);
            return approved ? Optional.empty() : Optional.of(Refusal.TEMPLATE_NOT_APPROVED);
        }
        boolean onlyTheCode = all.stream()
                .filter(AccountTemplate::isApproved)
                .anyMatch(template -> template.text().matchesButForTheCode(text));
        return Optional.of(onlyTheCode ? Refusal.BAD_CODE_VALUE : Refusal.NO_TEMPLATE);
    }

    private Optional<Refusal> blackWord(String text) {
        return blackWordsIn(text).stream().findFirst().map(Refusal::blackWord);
    }
}
