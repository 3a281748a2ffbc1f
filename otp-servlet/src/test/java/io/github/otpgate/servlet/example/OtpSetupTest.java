package io.github.otpgate.servlet.example;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.model.ConfigurationException;
import jakarta.servlet.ServletContextEvent;
import java.nio.file.Path;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** As where somebody forgot to set what the example reads. */
class OtpSetupTest {

    @Test
    @DisabledIfEnvironmentVariable(named = "CODE_SECRET", matches = ".*")
    void start_variableThatIsNotSet_isNamedByItsKey(@TempDir Path directory) {
        OtpSetup setup = new OtpSetup();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(directory.toString());
        ServletContextEvent event = new ServletContextEvent(
                tomcat.addContext("", directory.toString()).getServletContext());

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> setup.contextInitialized(event))
                .withMessageContaining("secret-keys");
        setup.contextDestroyed(event);
    }
}
