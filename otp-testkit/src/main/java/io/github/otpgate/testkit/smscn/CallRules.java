package io.github.otpgate.testkit.smscn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the vendor asks of a call: numbers, their ids, the values, the template. */
record CallRules(Map<String, VoiceTemplate> templates, int longestValue, int mostNumbers) {

    private static final int LONGEST_CONTENT = 500;
    private static final Pattern NUMBER = Pattern.compile("1[3-9][0-9]{9}|0[0-9]{9,11}");
    private static final Pattern ID = Pattern.compile("[0-9]{1,22}");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    CallRules {
        templates = Map.copyOf(templates);
    }

    /** Everything that is to be called, or why nothing is. */
    record Checked(Optional<Stat> refusal, List<Call> calls) {

        static Checked refused(Stat stat) {
            return new Checked(Optional.of(stat), List.of());
        }
    }

    Checked check(Parameters asked) {
        String mobile = asked.ascii("mobile");
        Optional<String> content = asked.text("content");
        if (content.isEmpty()) {
            return Checked.refused(Stat.ILLEGAL_CHARACTERS);
        }
        if (mobile.isEmpty() || content.get().isBlank()) {
            return Checked.refused(Stat.NUMBER_OR_CONTENT_EMPTY);
        }
        List<String> numbers = List.of(mobile.split(",", -1));
        List<String> ids = ids(asked);
        return ofNumbers(numbers, ids)
                .map(Checked::refused)
                .orElseGet(() -> ofContent(numbers, ids, content.get(), asked.ascii("template")));
    }

    /** A comma at the end, of which the document speaks, makes no id. */
    private static List<String> ids(Parameters asked) {
        String ids = asked.ascii("mobileids");
        return ids.isEmpty() ? List.of() : Arrays.asList(ids.split(","));
    }

    private Optional<Stat> ofNumbers(List<String> numbers, List<String> ids) {
        if (numbers.size() > mostNumbers) {
            return Optional.of(Stat.TOO_MANY_NUMBERS);
        }
        if (!numbers.stream().allMatch(number -> NUMBER.matcher(number).matches())) {
            return Optional.of(Stat.WRONG_NUMBER);
        }
        if (!ids.stream().allMatch(id -> ID.matcher(id).matches())) {
            return Optional.of(Stat.ILLEGAL_CHARACTERS);
        }
        return ids.isEmpty() || ids.size() == numbers.size() ? Optional.empty() : Optional.of(Stat.FAILED);
    }

    private Checked ofContent(List<String> numbers, List<String> ids, String content, String templateId) {
        if (content.length() > LONGEST_CONTENT) {
            return Checked.refused(Stat.TOO_MUCH_CONTENT);
        }
        Optional<Map<String, String>> values = values(content);
        if (values.isEmpty()) {
            return Checked.refused(Stat.ILLEGAL_CHARACTERS);
        }
        VoiceTemplate template = templates.get(templateId);
        if (template == null) {
            return Checked.refused(withoutTemplate(templateId));
        }
        return template.refusal(values.get(), longestValue)
                .map(Checked::refused)
                .orElseGet(() -> calls(numbers, ids, template.spoken(values.get())));
    }

    private Stat withoutTemplate(String id) {
        if (templates.isEmpty()) {
            return Stat.NO_TEMPLATE;
        }
        return id.matches("[0-9]+") ? Stat.WRONG_TEMPLATE : Stat.MALFORMED_TEMPLATE;
    }

    private static Checked calls(List<String> numbers, List<String> ids, String spoken) {
        List<Call> calls = IntStream.range(0, numbers.size())
                .mapToObj(i -> new Call(numbers.get(i), ids.isEmpty() ? "" : ids.get(i), spoken))
                .toList();
        return new Checked(Optional.empty(), calls);
    }

    /** Strings only: of a number, nobody knows how many zeros it began with. */
    private static Optional<Map<String, String>> values(String content) {
        try {
            JsonNode object = JSON.readTree(content);
            Map<String, String> values = new HashMap<>();
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                values.put(member.getKey(), member.getValue().stringValue());
            }
            return object.isObject() ? Optional.of(values) : Optional.empty();
        } catch (JacksonException notStrings) {
            return Optional.empty();
        }
    }
}
