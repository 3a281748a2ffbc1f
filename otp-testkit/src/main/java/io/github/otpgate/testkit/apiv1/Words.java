package io.github.otpgate.testkit.apiv1;

import io.github.otpgate.testkit.HttpReply;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the vendor answers with, JSON or not. */
final class Words {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SUCCESS = "{\"code\":\"00\",\"data\":";
    private static final String MESSAGE = "\"message\":\"成功\"}";

    private final ReportShape shape;
    private final Map<Problem, Answer> problems;

    Words(ReportShape shape, Map<Problem, Answer> problems) {
        this.shape = shape;
        this.problems = new EnumMap<>(Problem.class);
        this.problems.putAll(problems);
    }

    /** The code and message of a refusal. */
    record Answer(String code, String message) {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    HttpReply refused(Problem problem) {
        Answer answer = problems.getOrDefault(problem, new Answer(problem.code(), problem.message()));
        ObjectNode body = object().put("code", answer.code()).putNull("data").put("message", answer.message());
        return HttpReply.json(200, body.toString());
    }

    HttpReply data(ObjectNode data) {
        return HttpReply.json(200, SUCCESS + data + "," + MESSAGE);
    }

    HttpReply list(List<ObjectNode> items) {
        String array = items.toString();
        String data = switch (shape) {
            case ARRAY -> array + ",";
            case WRAPPED -> "{\"list\":" + array + "},";
            case DOCUMENTED_BROKEN -> "{" + array + "}";
            case EMPTY_NULL -> (items.isEmpty() ? "null" : array) + ",";
        };
        return HttpReply.json(200, SUCCESS + data + MESSAGE);
    }
}
