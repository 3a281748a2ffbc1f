package io.github.otpgate.testkit.haotingyun;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;

/** Templates: add, del, update, get, get_default. */
final class TemplateEndpoints {

    static final String ADD = "/v2/tpl/add.json";
    static final String DEL = "/v2/tpl/del.json";
    static final String UPDATE = "/v2/tpl/update.json";
    static final String GET = "/v2/tpl/get.json";
    static final String GET_DEFAULT = "/v2/tpl/get_default.json";

    private static final int HIGHEST_NOTIFY_TYPE = 3;

    private final TemplateDesk desk;

    TemplateEndpoints(TemplateDesk desk) {
        this.desk = desk;
    }

    Map<String, Endpoint> all() {
        return Map.of(
                ADD,
                this::add,
                DEL,
                this::delete,
                UPDATE,
                this::update,
                GET,
                parameters -> list(parameters, desk::own),
                GET_DEFAULT,
                parameters -> list(parameters, desk::defaults));
    }

    private Supplier<Answer> add(Parameters parameters) {
        String content = content(parameters);
        parameters
                .optional("notify_type")
                .ifPresent(type -> parameters.number("notify_type", type, HIGHEST_NOTIFY_TYPE));
        return () -> alone(Optional.of(desk.add(content)));
    }

    private Supplier<Answer> delete(Parameters parameters) {
        long id = parameters.id("tpl_id");
        return () -> alone(desk.delete(id));
    }

    private Supplier<Answer> update(Parameters parameters) {
        long id = parameters.id("tpl_id");
        String content = content(parameters);
        return () -> alone(desk.update(id, content));
    }

    private static Supplier<Answer> list(Parameters parameters, Supplier<List<AccountTemplate>> templates) {
        Optional<String> written = parameters.optional("tpl_id");
        if (written.isEmpty()) {
            return () -> listed(templates.get());
        }
        long id = parameters.number("tpl_id", written.get(), Long.MAX_VALUE);
        return () -> alone(TemplateDesk.find(templates.get(), id));
    }

    private static String content(Parameters parameters) {
        String content = parameters.required("tpl_content");
        parameters.check(content.startsWith("【") && content.indexOf('】') > 1, Refusal.TEMPLATE_UNSIGNED);
        return content;
    }

    private static Answer alone(Optional<AccountTemplate> template) {
        Function<AccountTemplate, Answer> said = found -> new Answer.Said(found.alone());
        return template.map(said).orElseGet(() -> new Answer.Refused(Refusal.NO_SUCH_TEMPLATE));
    }

    private static Answer listed(List<AccountTemplate> templates) {
        ArrayNode list = Wording.JSON.createArrayNode();
        templates.forEach(template -> list.add(template.listed()));
        return new Answer.Said(list);
    }
}
