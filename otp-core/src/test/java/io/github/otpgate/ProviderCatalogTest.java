package io.github.otpgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Submission;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProviderCatalogTest {

    private final ProviderCatalog catalog = new ProviderCatalog();

    private record SmsProvider(String name) implements Provider {
        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public List<Window> windows() {
            return List.of();
        }

        @Override
        public Submission submit(Message message) {
            throw new IllegalStateException("nothing is sent in these tests");
        }
    }

    @Test
    void routes_namesInOrder_areThatRoute() {
        Provider main = new SmsProvider("main");
        Provider second = new SmsProvider("second");
        catalog.route(Channel.SMS, List.of("second", "main"));

        assertThat(catalog.routes(Map.of("main", main, "second", second), List.of()))
                .containsEntry(Channel.SMS, List.of("second", "main"));
    }

    @Test
    void routes_onlyOneProvider_isTheRouteOfItsChannel() {
        assertThat(catalog.routes(Map.of("main", new SmsProvider("main")), List.of()))
                .containsEntry(Channel.SMS, List.of("main"))
                .containsEntry(Channel.VOICE, List.of());
    }

    @Test
    void routes_none_isRefused() {
        Map<String, Provider> providers = Map.of("a", new SmsProvider("a"), "b", new SmsProvider("b"));

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> catalog.routes(providers, List.of()))
                .satisfies(failure -> assertThat(failure.key()).isEqualTo("routes.sms"));
    }
}
