package io.github.otpgate.store;

import io.github.otpgate.model.PhoneHash;
import io.github.otpgate.model.Purpose;
import java.util.List;

/**
 * Keeps codes and counts sends and guesses. Each operation is atomic: of any number of nodes and threads that do the
 * same thing at once, the answers are as if one came after the other. Thread safe; every operation throws
 * {@link StoreException} where the store does not answer.
 */
public interface ChallengeStore {

    /** Writes a send into the phone's windows and keeps the code, or says which of the two is not allowed. */
    IssueOutcome issue(IssueCommand command);

    /**
     * Takes a send out of the windows again, because it is certain that no vendor accepted it. The code stays.
     *
     * @param phone as in the command
     */
    void giveBack(List<PhoneHash> phone, SendEntry entry);

    /** Charges a try, then compares it; a match uses the code up and makes the ticket. */
    VerifyOutcome verify(VerifyCommand command);

    /**
     * Ends the live codes of those purposes: none of them is verified any more once this returns, and no code is sent for
     * its purpose before it would have expired. Windows and guess budgets stay as they are. Freezing twice changes nothing.
     *
     * @param phone as in the command
     */
    void freeze(List<PhoneHash> phone, List<Purpose> purposes);

    /** From now on, a phone has those limits. What was counted stays counted. */
    void limits(PhoneLimits phone);

    /** Uses a ticket up. True for one caller only. */
    boolean redeem(RedeemCommand command);
}
