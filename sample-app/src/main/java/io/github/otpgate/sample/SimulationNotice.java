package io.github.otpgate.sample;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/** Says in the log what is simulated and where to look, once the port is known. ASCII only: terminals differ. */
final class SimulationNotice implements ApplicationListener<WebServerInitializedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(SimulationNotice.class);
    private static final String RULE = "*".repeat(92);

    private final List<String> simulated;

    SimulationNotice(List<String> simulated) {
        this.simulated = List.copyOf(simulated);
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        String home = "http://localhost:" + event.getWebServer().getPort();
        List<String> lines = new ArrayList<>(List.of("", RULE, "THIS IS A SIMULATION. Not for production.", ""));
        lines.addAll(simulated);
        lines.addAll(List.of(
                "",
                "Sign in      " + home + "/",
                "Phone        " + home + "/inbox   (whoever reaches this port reads every code there)",
                RULE));
        LOG.warn("{}", String.join(System.lineSeparator() + "  ", lines));
    }
}
