package io.github.otpgate.testkit.haotingyun;

import io.github.otpgate.testkit.Form;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.RecordedRequest;
import io.github.otpgate.testkit.VendorServer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes every request through the checks that all endpoints share: method, form, key, address, parameters, rate. */
final class FrontDesk implements VendorServer.Vendor {

    private final Map<String, Endpoint> endpoints;
    private final Gate gate;
    private final TokenBucket rate;
    private final Wording wording;
    private final HaotingyunPushes pushes;

    FrontDesk(Map<String, Endpoint> endpoints, Gate gate, TokenBucket rate, Wording wording, HaotingyunPushes pushes) {
        this.endpoints = Map.copyOf(endpoints);
        this.gate = gate;
        this.rate = rate;
        this.wording = wording;
        this.pushes = pushes;
    }

    @Override
    public boolean sends(RecordedRequest request) {
        return SendEndpoints.PATHS.contains(request.path());
    }

    @Override
    public HttpReply answer(RecordedRequest request) {
        Endpoint endpoint = endpoints.get(request.path());
        if (endpoint == null) {
            return HttpReply.text(404, "text/html;charset=utf-8", "<html><body>404 Not Found</body></html>");
        }
        HttpReply reply = wording.reply(decided(request, endpoint));
        pushes.afterRequest();
        return reply;
    }

    private Answer decided(RecordedRequest request, Endpoint endpoint) {
        if (!request.method().equals("POST")) {
            return new Answer.Refused(Refusal.NOT_POST);
        }
        Optional<Form> form = request.form();
        if (form.isEmpty()) {
            return new Answer.Refused(Refusal.UNREADABLE);
        }
        Optional<Refusal> stranger = gate.refusal(form.get());
        return stranger.<Answer>map(Answer.Refused::new).orElseGet(() -> admitted(endpoint, form.get()));
    }

    private Answer admitted(Endpoint endpoint, Form form) {
        Parameters parameters = new Parameters(form);
        Supplier<Answer> work = endpoint.read(parameters);
        return parameters
                .refusal()
                .or(rate::refusal)
                .<Answer>map(Answer.Refused::new)
                .orElseGet(work);
    }
}
