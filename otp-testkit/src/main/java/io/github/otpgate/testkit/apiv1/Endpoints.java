package io.github.otpgate.testkit.apiv1;

import io.github.otpgate.testkit.Form;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.RecordedRequest;
import io.github.otpgate.testkit.VendorServer;
import java.util.Optional;
import java.util.Set;

/** The vendor's four URLs. */
final class Endpoints implements VendorServer.Vendor {

    static final String SEND = "/api/v1/send";
    static final String REPORT = "/api/v1/report";
    static final String MO = "/api/v1/mo";
    static final String BALANCE = "/api/v1/queryBalance";

    private final Set<String> paths;
    private final Words words;
    private final Gate gate;
    private final Dispatch dispatch;
    private final Outbox outbox;
    private final Account account;
    private final boolean namesTasks;

    Endpoints(Offer offer, Gate gate, Dispatch dispatch, Outbox outbox, Account account) {
        this.paths = offer.paths();
        this.words = offer.words();
        this.namesTasks = offer.namesTasks();
        this.gate = gate;
        this.dispatch = dispatch;
        this.outbox = outbox;
        this.account = account;
    }

    /**
     * What the platform has, and how it puts it.
     *
     * @param namesTasks whether it tells the task's id, or an empty text as in the document's sample
     */
    record Offer(Set<String> paths, Words words, boolean namesTasks) {

        /** All four, or those that were there before December 2019. */
        static Set<String> paths(boolean firstVersion) {
            return firstVersion ? Set.of(SEND, REPORT, MO) : Set.of(SEND, REPORT, MO, BALANCE);
        }
    }

    @Override
    public boolean sends(RecordedRequest request) {
        return request.path().equals(SEND);
    }

    @Override
    public HttpReply answer(RecordedRequest request) {
        if (!paths.contains(request.path())) {
            return HttpReply.text(404, "text/html;charset=utf-8", "<html><body>404 Not Found</body></html>");
        }
        if (!request.method().equals("POST")) {
            return HttpReply.text(405, "text/html;charset=utf-8", "<html><body>405 Method Not Allowed</body></html>");
        }
        Optional<Form> form = request.form();
        Optional<Problem> problem = form.isEmpty() ? Optional.of(Problem.UNREADABLE) : form.flatMap(gate::problem);
        if (problem.isPresent()) {
            return words.refused(problem.get());
        }
        return switch (request.path()) {
            case REPORT -> outbox.fetchStatuses();
            case MO -> outbox.fetchReplies();
            case BALANCE -> words.data(account.statement());
            default -> send(form.orElseThrow());
        };
    }

    private HttpReply send(Form form) {
        TaskForm.Reading reading = TaskForm.read(form);
        if (reading instanceof TaskForm.Reading.Wrong wrong) {
            return words.refused(wrong.problem());
        }
        Task task = ((TaskForm.Reading.Fine) reading).task();
        String named = namesTasks ? task.id() : "";
        return dispatch.take(task)
                .map(words::refused)
                .orElseGet(() -> words.data(Words.object().put("taskId", named)));
    }
}
