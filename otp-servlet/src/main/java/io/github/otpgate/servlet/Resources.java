package io.github.otpgate.servlet;

import io.github.otpgate.OtpService;
import java.util.Map;
import java.util.Optional;

/** Everything that the filter answers, by path below the context. */
record Resources(Map<String, Resource> byPath) {

    Resources {
        byPath = Map.copyOf(byPath);
    }

    static Resources of(OtpService service, WebSettings settings) {
        return new Resources(Map.of(
                settings.basePath() + "/captcha",
                Resource.of(new CaptchaEndpoint(service::captcha), new SolveEndpoint(service::solve)),
                settings.basePath() + "/send",
                Resource.of(new SendEndpoint(service::issue)),
                settings.basePath() + "/verify",
                Resource.of(new VerifyEndpoint(service::verify, settings.verifyByPhone()))));
    }

    Optional<Resource> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }
}
