package io.github.otpgate.provider.smscn;

import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Pulled;
import io.github.otpgate.provider.capability.ReportPull;

/** The queue of reports: {@code ac=status}. The document does not say that it gives each once; it is taken to. */
final class SmscnReports implements ReportPull {

    private final SmscnGateway gateway;
    private final SmscnAnswers answers;

    SmscnReports(SmscnGateway gateway, SmscnAnswers answers) {
        this.gateway = gateway;
        this.answers = answers;
    }

    @Override
    public VendorAnswer<Pulled<DeliveryReport>> pullReports() {
        return gateway.askForList(new SmscnRequest("status"), answers.list(SmscnRows::report));
    }
}
