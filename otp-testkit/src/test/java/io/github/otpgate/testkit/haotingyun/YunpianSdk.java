package io.github.otpgate.testkit.haotingyun;

import com.yunpian.sdk.YunpianClient;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The vendor's published SDK, set up through its own configuration. */
final class YunpianSdk {

    private YunpianSdk() {}

    static YunpianClient client(URI host, String apiKey) {
        Properties settings = new Properties();
        settings.setProperty("http.conn.timeout", "10000");
        settings.setProperty("http.so.timeout", "30000");
        settings.setProperty("http.charset", "utf-8");
        settings.setProperty("yp.version", "v2");
        List.of("user", "tpl", "sms").forEach(api -> settings.setProperty("yp." + api + ".host", host.toString()));
        return new YunpianClient(apiKey, settings).init();
    }

    static Map<String, String> params(String... namesAndValues) {
        Map<String, String> params = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            params.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return params;
    }
}
