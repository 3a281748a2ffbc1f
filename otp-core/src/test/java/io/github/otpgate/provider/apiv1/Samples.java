package io.github.otpgate.provider.apiv1;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.wire.HttpAnswer.Complete;
import java.util.List;
import java.util.Map;

/** Answers as they stand in the vendor's interface document, and answers that were made of these. */
final class Samples {

    static final String OUR_TASK = "b681adb3-fc1a-422d-80dd-b95cec7be769";
    static final String SENT = "{\"code\":\"00\",\"data\":{\"taskId\":\"\"},\"message\":\"成功\"}";
    static final String NO_BALANCE = "{\"code\":\"05\",\"data\":null,\"message\":\"余额不足\"}";
    static final String REPORTS = """
            {
              "code": "00",
            "data": {
              [{
                "sendId": "b681adb3-fc1a-422d-80dd-b95cec7be769", //同 taskId
                "status": "DELIVER", // DELIVER 为成功,其他值 为失败
                "times": "2019-04-12 17:57:08",
                "mobile": "135****9831",
                "extNo":""
              }, {
                "sendId": "feebfa40-0680-49a4-8074-2c401432ab25",
                "status": "MBBLACK",
                "times": "2019-04-12 17:57:08",
                "mobile": "136****0014",
                "extNo":""
              }]
            }
            "message": "成功"
            }
            """;
    static final String REPLIES = """
            {
              "code": "00",
              "data": {
                [{
                  "mobile": "138****1234",
                    "content": "端午节快乐",
                    "times": "2019-04-12 17:57:08",
                    "extNo": 10
                },
                {
                    "mobile": "139****1234",
                    "content": "端午节快乐",
                    "times": "2019-04-12 17:57:08",
                    "extNo": 10
                }
            ]
            }
            "message": "成功"
            }
            """;
    static final String BALANCE = """
            {
              "code": "00",
              "data": {
                "balance": 200000,
                "payment": 0, //0 预付 1 后附
                "paymentName": "预付"
              },
              "message": "成功"
            }
            """;
    static final String STATUS_PUSH =
            "{\"sendId\":\"x\",\"mobile\":\"13800000001\",\"times\":\"2019-12-25 10:00:00\",\"status\":\"DELIVRD\"}";
    static final String REPLY_PUSH =
            "{\"mobile\":\"13900000001\",\"content\":\"退订\",\"times\":\"2019-12-25 10:00:00\",\"extNo\":\"10\"}";

    private Samples() {}

    static ApiV1Codes codes() {
        return codes(Map.of());
    }

    static ApiV1Codes codes(Map<String, String> overrides) {
        return new ApiV1Codes(List.of("00"), false, ErrorOverrides.of(new ProviderSettings("main", overrides)));
    }

    static Complete answer(String body) {
        return answer(200, body);
    }

    static Complete answer(int status, String body) {
        return new Complete(status, bytes(body));
    }

    static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(UTF_8));
    }
}
