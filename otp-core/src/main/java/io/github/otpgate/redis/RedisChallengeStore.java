package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.PhoneHash;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.redis.ScriptRunner.Call;
import io.github.otpgate.redis.ScriptRunner.ScriptReply;
import io.github.otpgate.store.ChallengeStore;
import io.github.otpgate.store.IssueCommand;
import io.github.otpgate.store.IssueOutcome;
import io.github.otpgate.store.PhoneLimits;
import io.github.otpgate.store.RedeemCommand;
import io.github.otpgate.store.SendEntry;
import io.github.otpgate.store.StoreRules;
import io.github.otpgate.store.VerifyCommand;
import io.github.otpgate.store.VerifyOutcome;
import java.util.List;

/** Keeps everything about a phone in one hash; see the scripts for its fields. */
public final class RedisChallengeStore implements ChallengeStore {

    private static final LuaScript ISSUE = LuaScript.loadWithTimeLog("issue_code");
    private static final LuaScript GIVE_BACK = LuaScript.loadWithTimeLog("give_back_send");
    private static final LuaScript VERIFY = LuaScript.loadWithTimeLog("verify_code");
    private static final LuaScript FREEZE = LuaScript.loadWithTimeLog("freeze_challenges");
    private static final LuaScript REDEEM = LuaScript.load("redeem_ticket");

    private final ScriptRunner scripts;
    private final PhoneKeys keys;
    private final PhoneMover mover;
    private final CurrentRules rules;

    public RedisChallengeStore(RedisConnection redis, String namespace, StoreRules rules) {
        this.scripts = new ScriptRunner(redis);
        this.keys = new PhoneKeys(namespace);
        this.rules = new CurrentRules(rules);
        this.mover = new PhoneMover(redis, keys, this.rules::retention);
    }

    @Override
    public void limits(PhoneLimits phone) {
        rules.limits(phone);
    }

    @Override
    public IssueOutcome issue(IssueCommand command) {
        return mover.underCurrentKey(command.phone(), () -> keep(command)).orElseGet(StoreReplies::busy);
    }

    private IssueOutcome keep(IssueCommand command) {
        List<byte[]> key = List.of(keys.phone(command.phone().get(0)));
        ScriptReply reply = scripts.run(new Call(ISSUE, key, rules.arguments().issue(command)));
        return StoreReplies.issue(reply);
    }

    @Override
    public void giveBack(List<PhoneHash> phone, SendEntry entry) {
        List<byte[]> key = List.of(keys.phone(phone.get(0)));
        List<byte[]> at = List.of(Long.toString(entry.atMillis()).getBytes(UTF_8));
        scripts.run(new Call(GIVE_BACK, key, at));
    }

    /** Like an issue it moves the phone first: a code that is between two names just now would escape. */
    @Override
    public void freeze(List<PhoneHash> phone, List<Purpose> purposes) {
        ScriptReply unused = mover.underCurrentKeyAtLast(phone, () -> freeze(phone.get(0), purposes));
    }

    private ScriptReply freeze(PhoneHash phone, List<Purpose> purposes) {
        List<byte[]> names =
                purposes.stream().map(purpose -> purpose.name().getBytes(UTF_8)).toList();
        return scripts.run(new Call(FREEZE, List.of(keys.phone(phone)), names));
    }

    /** Tries the name under the current key first; the others matter only while two keys are configured. */
    @Override
    public VerifyOutcome verify(VerifyCommand command) {
        VerifyOutcome outcome = new VerifyOutcome.Absent();
        for (PhoneHash phone : command.phone()) {
            outcome = verify(command, phone);
            if (!(outcome instanceof VerifyOutcome.Absent)) {
                return outcome;
            }
        }
        return outcome;
    }

    private VerifyOutcome verify(VerifyCommand command, PhoneHash phone) {
        List<byte[]> both = List.of(keys.phone(phone), keys.ticket(phone, command.ticket()));
        ScriptReply reply = scripts.run(new Call(VERIFY, both, rules.arguments().verify(command)));
        return StoreReplies.verify(reply);
    }

    @Override
    public boolean redeem(RedeemCommand command) {
        for (PhoneHash phone : command.phone()) {
            List<byte[]> key = List.of(keys.ticket(phone, command.ticket()));
            List<byte[]> values = List.of(
                    command.purpose().name().getBytes(UTF_8), command.session().toArray());
            ScriptReply reply = scripts.run(new Call(REDEEM, key, values));
            if (reply.tag().equals("redeemed")) {
                return true;
            }
        }
        return false;
    }
}
