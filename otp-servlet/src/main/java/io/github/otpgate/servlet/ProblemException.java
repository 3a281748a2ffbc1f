package io.github.otpgate.servlet;

/** Ends the reading of a request that cannot be used. Never leaves the filter; costs no stack trace. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String detail;

    ProblemException(Problem problem, String detail) {
        super(problem.code() + ": " + detail, null, false, false);
        this.problem = problem;
        this.detail = detail;
    }

    static ProblemException invalid(String detail) {
        return new ProblemException(Problem.INVALID_REQUEST, detail);
    }

    Problem problem() {
        return problem;
    }

    Answer answer() {
        return problem.answer(detail);
    }
}
