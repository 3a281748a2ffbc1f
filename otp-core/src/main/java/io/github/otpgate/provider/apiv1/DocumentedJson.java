package io.github.otpgate.provider.apiv1;

import java.util.Optional;

/**
 * Makes JSON of what the vendor's interface document shows in its place. In the sections on reports and replies that is
 *
 * <pre>
 * {"code":"00","data":{[{…}, //同 taskId
 *                       {…}]}"message":"成功"}
 * </pre>
 *
 * <p>Three things are put right, outside strings and nowhere else: the braces around an array right under {@code data}
 * go, a comma comes in front of {@code "message"}, a comment to the end of its line goes. One pass, whatever the text.
 * Whether the outcome is JSON is for a strict parser to say.
 */
final class DocumentedJson {

    private static final int LARGEST = 2 * 1024 * 1024;
    private static final char DROPPED = '(';
    private static final char DATA = 'D';

    private final String text;
    private final StringBuilder out;

    /** The brackets that are open, outermost first. */
    private final StringBuilder open = new StringBuilder();

    /** The last two tokens: brackets and signs as they are, the key {@code data} as {@link #DATA}. */
    private final StringBuilder before = new StringBuilder("  ");

    private DocumentedJson(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length() + 1);
    }

    /** The text put right, or nothing if there is nothing to put right, or too much to look at. */
    static Optional<String> repaired(String text) {
        if (text.length() > LARGEST) {
            return Optional.empty();
        }
        DocumentedJson scan = new DocumentedJson(text);
        int at = 0;
        while (at < text.length()) {
            at = scan.token(at);
        }
        return Optional.of(scan.out.toString()).filter(changed -> !changed.equals(text));
    }

    /** Where the next token starts. */
    private int token(int at) {
        char c = text.charAt(at);
        if (c == '"') {
            return string(at);
        }
        if (text.startsWith("//", at)) {
            return endOfLine(at);
        }
        switch (c) {
            case '{', '[' -> opening(c, at);
            case '}', ']' -> closing(c, at);
            default -> out.append(c);
        }
        if (!isSpace(c)) {
            note(c);
        }
        return at + 1;
    }

    private int string(int at) {
        int end = endOfString(at);
        String literal = text.substring(at, end);
        boolean member = isMember();
        char last = before.charAt(1);
        if (member && (last == '}' || last == ']') && literal.equals("\"message\"")) {
            out.append(',');
        }
        out.append(literal);
        note(member && literal.equals("\"data\"") ? DATA : '"');
        return end;
    }

    private void opening(char c, int at) {
        boolean underData = isMember() && before.charAt(0) == DATA && before.charAt(1) == ':';
        boolean drop = c == '{' && underData && nextToken(at + 1) == '[';
        out.append(drop ? ' ' : c);
        open.append(drop ? DROPPED : c);
    }

    /** What else stands between the braces must not climb out of them: then come two commas, which no JSON has. */
    private void closing(char c, int at) {
        out.append(c == '}' && isWrapped() ? ' ' : c);
        open.setLength(Math.max(0, open.length() - 1));
        if (isWrapped() && nextToken(at + 1) != '}') {
            out.append(",,");
        }
    }

    /** Whether the innermost bracket is one that went. */
    private boolean isWrapped() {
        return open.length() > 0 && open.charAt(open.length() - 1) == DROPPED;
    }

    /** Whether this is a place among the members of the outermost object. */
    private boolean isMember() {
        return open.length() == 1 && open.charAt(0) == '{';
    }

    private char nextToken(int from) {
        int at = from;
        while (at < text.length() && (isSpace(text.charAt(at)) || text.startsWith("//", at))) {
            at = isSpace(text.charAt(at)) ? at + 1 : endOfLine(at);
        }
        return at < text.length() ? text.charAt(at) : ' ';
    }

    private int endOfString(int from) {
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), at + 1);
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private void note(char kind) {
        before.setCharAt(0, before.charAt(1));
        before.setCharAt(1, kind);
    }
}
