package io.github.otpgate.testkit.apiv1;

import io.github.otpgate.testkit.Form;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads what a customer hands in for sending, and finds what is wrong with it. */
final class TaskForm {

    private static final int MOST_NUMBERS = 3000;
    private static final int LONGEST_CONTENT = 500;
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{6,15}");
    private static final Pattern EXT_NO = Pattern.compile("[1-9][0-9]*");

    private TaskForm() {}

    /** A task, or what is wrong with it. */
    sealed interface Reading {

        /** In order. */
        record Fine(Task task) implements Reading {}

        /** Not in order. */
        record Wrong(Problem problem) implements Reading {}
    }

    static Reading read(Form form) {
        String mobiles = form.value("mobiles").orElse("");
        String content = form.value("content").orElse("");
        String extNo = form.value("extNo").orElse("");
        List<String> numbers = List.of(mobiles.split(",", -1));
        if (mobiles.isEmpty() || content.isEmpty()) {
            return new Reading.Wrong(Problem.PARAMETER_MISSING);
        }
        if (numbers.size() > MOST_NUMBERS) {
            return new Reading.Wrong(Problem.TOO_MANY_NUMBERS);
        }
        if (!numbers.stream().allMatch(number -> NUMBER.matcher(number).matches())) {
            return new Reading.Wrong(Problem.WRONG_NUMBER);
        }
        return numbered(form.value("taskId").orElse(""), numbers, content, extNo);
    }

    private static Reading numbered(String taskId, List<String> numbers, String content, String extNo) {
        if (content.length() > LONGEST_CONTENT) {
            return new Reading.Wrong(Problem.CONTENT_TOO_LONG);
        }
        if (!extNo.isEmpty() && !EXT_NO.matcher(extNo).matches()) {
            return new Reading.Wrong(Problem.WRONG_EXT_NO);
        }
        String id = taskId.isEmpty() ? UUID.randomUUID().toString() : taskId;
        return new Reading.Fine(new Task(id, numbers, content, extNo));
    }
}
