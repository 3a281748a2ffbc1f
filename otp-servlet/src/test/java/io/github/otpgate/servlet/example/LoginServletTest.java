package io.github.otpgate.servlet.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.servlet.OtpFilter;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.junit.OtpTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OtpTest
class LoginServletTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");

    private Tomcat tomcat = new Tomcat();

    @BeforeEach
    void start(OtpService otp, @TempDir Path directory) throws LifecycleException {
        tomcat = new Tomcat();
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("", directory.toString());
        context.getServletContext().setAttribute(OtpFilter.SERVICE_ATTRIBUTE, otp);
        Tomcat.addServlet(context, "login", new LoginServlet());
        context.addServletMappingDecoded("/login", "login");
        tomcat.getConnector().setThrowOnFailure(true);
        tomcat.start();
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private int login(String... header) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + "/login"))
                .POST(HttpRequest.BodyPublishers.noBody());
        if (header.length > 0) {
            request.header("X-Otp-Ticket", header[0]);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void login_ticketOfAVerifiedCode_worksOnce(OtpService otp, RecordingProvider messages)
            throws IOException, InterruptedException {
        Issued sent = (Issued) otp.issue(IssueRequest.of("13800138000", "login").fromTrustedCaller());
        Verified proof = (Verified)
                otp.verify(VerifyRequest.ofChallenge(sent.challengeId().value(), "login", messages.lastCode(PHONE)));

        assertThat(login(proof.ticket().value())).isEqualTo(204);
        assertThat(login(proof.ticket().value())).isEqualTo(401);
    }

    @Test
    void login_noneOrSomething_isRefused() throws IOException, InterruptedException {
        assertThat(login()).isEqualTo(401);
        assertThat(login("not a ticket")).isEqualTo(401);
        assertThat(login("x")).isEqualTo(401);
    }
}
