package io.github.otpgate.testkit.haotingyun;

import java.util.HashMap;
import java.util.Map;

/** Every path of the vendor. */
final class Endpoints {

    private final Account account;
    private final Deliveries deliveries;
    private final TextRules rules;
    private final TemplateDesk templates;
    private final Gate gate;

    Endpoints(Account account, Deliveries deliveries, TextRules rules, TemplateDesk templates, Gate gate) {
        this.account = account;
        this.deliveries = deliveries;
        this.rules = rules;
        this.templates = templates;
        this.gate = gate;
    }

    Map<String, Endpoint> all() {
        Map<String, Endpoint> all = new HashMap<>(new SendEndpoints(rules, account).all());
        all.put(SendEndpoints.TEMPLATE_SINGLE, new TemplateSend(templates, rules, account));
        all.putAll(new QueryEndpoints(deliveries, rules).all());
        all.putAll(new TemplateEndpoints(templates).all());
        all.putAll(new UserEndpoints(gate, account::balance).all());
        return all;
    }
}
