package io.github.otpgate.testkit.apiv1;

import java.util.List;

/** One text for one number or many, as the customer handed it in. Prints none of it. */
record Task(String id, List<String> mobiles, String content, String extNo) {

    private static final int SINGLE = 70;
    private static final int PART = 67;

    /** How many messages it counts as. */
    long pieces() {
        int parts = content.length() <= SINGLE ? 1 : (content.length() + PART - 1) / PART;
        return (long) parts * mobiles.size();
    }

    @Override
    public String toString() {
        return "Task[" + id + ", " + mobiles.size() + " numbers]";
    }
}
