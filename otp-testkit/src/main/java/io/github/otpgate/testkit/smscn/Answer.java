package io.github.otpgate.testkit.smscn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the vendor says, before it is written in one of its three forms. */
final class Answer {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Object> members = new LinkedHashMap<>();
    private final List<Account.Row> rows;
    private final boolean list;

    private Answer(List<Account.Row> rows, boolean list) {
        this.rows = List.copyOf(rows);
        this.list = list;
    }

    /** One without rows. */
    static Answer of(String name, Object value) {
        return new Answer(List.of(), false).with(name, value);
    }

    /** One with rows, perhaps none. */
    static Answer ofRows(List<Account.Row> rows) {
        return new Answer(rows, true);
    }

    Answer with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** Whether it is about many things. */
    boolean isList() {
        return list || members.containsKey("total");
    }

    String json() {
        ObjectNode body = JSON.createObjectNode();
        members.forEach((name, value) -> body.set(name, JSON.valueToTree(value)));
        if (list) {
            ArrayNode values = body.putArray("values");
            rows.forEach(row -> values.add(JSON.valueToTree(row.members())));
        }
        return body.toString();
    }

    String xml() {
        StringBuilder body = new StringBuilder("<result>\n");
        members.forEach((name, value) -> body.append(element(name, value)));
        if (list) {
            body.append("<values>\n");
            for (int i = 0; i < rows.size(); i++) {
                body.append("<value").append(i).append('>');
                rows.get(i).members().forEach((name, value) -> body.append(element(name, value)));
                body.append("</value").append(i).append(">\n");
            }
            body.append("</values>\n");
        }
        return body.append("</result>").toString();
    }

    private static String element(String name, Object value) {
        String text =
                value.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<" + name + ">" + text + "</" + name + ">";
    }

    /** Nothing is escaped; the number of calls has a name of its own. */
    String txt() {
        StringBuilder body = new StringBuilder("sms");
        members.forEach((name, value) -> body.append('&')
                .append(name.equals("number") ? "remain" : name)
                .append('=')
                .append(value));
        return body.toString();
    }
}
