package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.capability.TemplateAdministration;
import io.github.otpgate.provider.capability.VendorTemplate;
import io.github.otpgate.provider.capability.VendorTemplate.State;
import io.github.otpgate.wire.VendorJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * {@code tpl/add}, {@code del}, {@code update}, {@code get} and {@code get_default}. An id is a 64-bit integer; without
 * one the vendor would answer with all texts.
 *
 * <p>Source: the vendor's API document, "template" pages, and the vendor's published SDK.
 */
final class HaotingyunTemplates implements TemplateAdministration {

    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");

    private final HaotingyunApi api;
    private final HaotingyunShapes shapes;

    HaotingyunTemplates(HaotingyunApi api, HaotingyunShapes shapes) {
        this.api = api;
        this.shapes = shapes;
    }

    @Override
    public VendorAnswer<VendorTemplate> add(String content, Notify notify) {
        return one("tpl/add", Map.of("tpl_content", content, "notify_type", written(notify)));
    }

    private static String written(Notify notify) {
        return switch (notify) {
            case ALWAYS -> "0";
            case REJECTED -> "1";
            case APPROVED -> "2";
            case NEVER -> "3";
        };
    }

    @Override
    public VendorAnswer<VendorTemplate> update(String id, String content) {
        return one("tpl/update", Map.of("tpl_id", checked(id), "tpl_content", content));
    }

    @Override
    public VendorAnswer<VendorTemplate> delete(String id) {
        return one("tpl/del", Map.of("tpl_id", checked(id)));
    }

    @Override
    public VendorAnswer<VendorTemplate> get(String id) {
        return one("tpl/get", Map.of("tpl_id", checked(id)));
    }

    @Override
    public VendorAnswer<List<VendorTemplate>> list() {
        return shapes.list(api.list("tpl/get", Map.of()), HaotingyunTemplates::template);
    }

    @Override
    public VendorAnswer<VendorTemplate> getDefault(String id) {
        return one("tpl/get_default", Map.of("tpl_id", checked(id)));
    }

    @Override
    public VendorAnswer<List<VendorTemplate>> listDefaults() {
        return shapes.list(api.list("tpl/get_default", Map.of()), HaotingyunTemplates::template);
    }

    private VendorAnswer<VendorTemplate> one(String method, Map<String, String> fields) {
        return shapes.one(api.list(method, fields), HaotingyunTemplates::wrapped);
    }

    private static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a template's id has 1 to 19 digits");
        }
        return id;
    }

    /** Newer servers put the text they updated into a wrapper. */
    private static Optional<VendorTemplate> wrapped(JsonNode body) {
        return template(body.has("template") ? body.path("template") : body);
    }

    private static Optional<VendorTemplate> template(JsonNode item) {
        return VendorJson.optional(item, "tpl_id")
                .filter(ID.asMatchPredicate())
                .flatMap(id -> VendorJson.optional(item, "tpl_content")
                        .map(content -> new VendorTemplate(id, content, state(item), reason(item))));
    }

    private static State state(JsonNode item) {
        return switch (VendorJson.text(item, "check_status")) {
            case "CHECKING" -> State.CHECKING;
            case "SUCCESS" -> State.APPROVED;
            case "FAIL" -> State.REJECTED;
            default -> State.UNKNOWN;
        };
    }

    /** In lists the vendor writes the name of this member with a space at its end. */
    private static Optional<String> reason(JsonNode item) {
        return VendorJson.optional(item, "reason").or(() -> VendorJson.optional(item, "reason "));
    }
}
