package io.github.otpgate.servlet;

import io.github.otpgate.OtpService;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the filter answers, by path below the context.
 *
 * @param byPath what is always at the same place
 * @param callbacks what has parameters in its path
 */
record Resources(Map<String, Resource> byPath, Callbacks callbacks) {

    Resources {
        byPath = Map.copyOf(byPath);
    }

    static Resources of(OtpService service, WebSettings settings) {
        Map<String, Resource> byPath = Map.of(
                settings.basePath() + "/captcha",
                Resource.of(new CaptchaEndpoint(service::captcha), new SolveEndpoint(service::solve)),
                settings.basePath() + "/send",
                Resource.of(new SendEndpoint(service::issue)),
                settings.basePath() + "/verify",
                Resource.of(new VerifyEndpoint(service::verify, settings.verifyByPhone())),
                settings.basePath() + "/status",
                Resource.of(new StatusEndpoint(service::delivery)));
        return new Resources(byPath, Callbacks.of(settings, PushReceiver.of(service)));
    }

    Optional<Resource> at(String path) {
        return Optional.ofNullable(byPath.get(path)).or(() -> callbacks.at(path));
    }
}
